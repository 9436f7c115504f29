-- Days are yyyymmdd in local time; null in valid_to means "still valid". Codes are text: leading zeros count.
create table agencies_admin_unit (
  code text not null,
  valid_from integer not null,
  valid_to integer,
  name text not null,
  level smallint not null,
  parent text,
  successor text,
  constraint pk_agencies_admin_unit primary key (code, valid_from)
);

-- An agency is never rewritten: names, place in the tree and identifiers have their own spans, successors are links.
create table agencies_agency (
  id bigint not null,
  slug text not null,
  kind smallint not null,
  level smallint not null,
  admin_unit text not null,
  functions text not null,
  valid_from integer not null,
  valid_to integer,
  desk_name text,
  desk_place text,
  version integer not null,
  head_hash blob not null,
  constraint pk_agencies_agency primary key (id),
  constraint uq_agencies_agency_slug unique (slug)
);

create table agencies_version (
  agency bigint not null,
  valid_from integer not null,
  valid_to integer,
  name text not null,
  short_name text not null,
  parent bigint,
  constraint pk_agencies_version primary key (agency, valid_from)
);

create table agencies_code (
  agency bigint not null,
  valid_from integer not null,
  valid_to integer,
  code text not null,
  old_code text,
  unofficial smallint not null,
  constraint pk_agencies_code primary key (agency, valid_from),
  constraint uq_agencies_code_span unique (code, valid_from)
);

create table agencies_succession (
  predecessor bigint not null,
  successor bigint not null,
  day integer not null,
  legal_basis text not null,
  constraint pk_agencies_succession primary key (predecessor, successor)
);

-- Which pack a province was started from: one row. demo = 1: the demo accounts exist and the sign-in page names them.
create table agencies_province (
  pack text not null,
  as_of integer not null,
  demo smallint not null,
  seeded_at bigint not null,
  constraint pk_agencies_province primary key (pack)
);
