-- One row per calendar decision: the whole content, so a version never depends on the program's own files.
create table time_calendar (
  version integer not null,
  decision text not null,
  name text not null,
  adopted_on integer not null,
  recorded_at bigint not null,
  content text not null,
  stream_version bigint not null,
  head_hash blob not null,
  constraint time_calendar_pk primary key (version),
  constraint time_calendar_decision unique (decision)
);
