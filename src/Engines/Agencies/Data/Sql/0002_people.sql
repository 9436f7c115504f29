-- The one table of people. Erasing empties the row and keeps the id, so that what points to it does not break.
create table agencies_person (
  id bigint not null,
  kind smallint not null,
  name text not null,
  folded text not null,
  sort_key text not null,
  birth_day integer,
  identity_number text,
  phone text,
  email text,
  address text,
  commune text,
  recorded_at bigint not null,
  erased_at bigint,
  -- key of the seal by which events vouch for this row; erasing destroys it
  seal_key blob,
  constraint pk_agencies_person primary key (id)
);
-- Exact match when a citizen comes back to the desk.
create index ix_agencies_person_identity on agencies_person (identity_number);
create index ix_agencies_person_phone on agencies_person (phone);

create table agencies_staff (
  id bigint not null,
  person bigint not null,
  title text not null,
  locked_at bigint,
  version integer not null,
  head_hash blob not null,
  constraint pk_agencies_staff primary key (id)
);

create table agencies_post (
  staff bigint not null,
  agency bigint not null,
  role text not null,
  position smallint not null,
  constraint pk_agencies_post primary key (staff, agency, role)
);
create index ix_agencies_post_agency on agencies_post (agency);
