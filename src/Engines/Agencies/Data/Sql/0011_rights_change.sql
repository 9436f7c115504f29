-- What changed rights or rules, a row an event of the log: found here, told by the event. Filled by a projection.
create table agencies_rights_change (
  seq bigint not null,
  at bigint not null,
  type text not null,
  actor text not null,
  agency bigint not null,
  staff bigint,
  constraint pk_agencies_rights_change primary key (seq)
);
-- Serve one officer's changes, and those of a part of the province, newest first.
create index ix_agencies_rights_change_staff on agencies_rights_change (staff, seq);
create index ix_agencies_rights_change_agency on agencies_rights_change (agency, seq);
