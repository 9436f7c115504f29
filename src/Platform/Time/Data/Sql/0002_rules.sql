-- Rule sets of deadlines that came after the program was made; its own stand in the program. Numbers start at 1001.
create table time_rules (
  version integer not null,
  effective_from integer not null,
  legal_basis text not null,
  content text not null,
  actor text not null,
  recorded_at bigint not null,
  stream_version bigint not null,
  head_hash blob not null,
  constraint time_rules_pk primary key (version),
  constraint time_rules_from unique (effective_from)
);
