-- What officers change of agencies. A decision is the paper a change stands on; who issued it is a word and stands here only.
create table agencies_decision (
  id bigint not null,
  number text not null,
  day integer not null,
  issuer text not null,
  constraint pk_agencies_decision primary key (id)
);
-- Null: as the pack laid it down.
alter table agencies_version add column decision bigint;
alter table agencies_agency add column decision bigint;
alter table agencies_agency add column ended_by bigint;
-- Where people find an agency from a day on, until the next row.
create table agencies_contact (
  agency bigint not null,
  valid_from integer not null,
  address text not null,
  phone text,
  hours text,
  constraint pk_agencies_contact primary key (agency, valid_from)
);
-- A decision by which agencies go on in others from a day on. state 1 decided, 2 under way, 3 done, 4 taken back.
create table agencies_merger (
  id bigint not null,
  decision bigint not null,
  day integer not null,
  state smallint not null,
  cases integer,
  version bigint not null,
  head_hash blob not null,
  constraint pk_agencies_merger primary key (id)
);
create table agencies_merger_part (
  merger bigint not null,
  predecessor bigint not null,
  receiver bigint not null,
  constraint pk_agencies_merger_part primary key (merger, predecessor)
);
