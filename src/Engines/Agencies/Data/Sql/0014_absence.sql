-- Who is away from a unit from which day to which (yyyymmdd, both included), and who stands in. Rows stay: the timeline of a case says
-- for whom somebody acted.
create table agencies_absence (
  id bigint not null,
  staff bigint not null,
  agency bigint not null,
  first_day integer not null,
  last_day integer not null,
  substitute bigint,
  ended_at bigint,
  constraint pk_agencies_absence primary key (id)
);
create index ix_agencies_absence_agency on agencies_absence (agency, last_day);
