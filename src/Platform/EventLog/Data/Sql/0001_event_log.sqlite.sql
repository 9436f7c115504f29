-- The only bus. One writer, so the row id is the reading order (no gaps: rolled-back ids are given out again).
create table eventlog_event (
  position bigint primary key,
  stream text not null,
  version bigint not null,
  type text not null,
  schema integer not null,
  occurred_at bigint not null,
  recorded_at bigint not null,
  actor text not null,
  agency bigint not null,
  data text not null,
  prev_hash blob not null,
  hash blob not null,
  constraint uq_eventlog_event_stream unique (stream, version)
);

-- version: of the mapping that made a projection's rows; 0 for a reactor, which has none.
create table eventlog_checkpoint (
  name text not null constraint pk_eventlog_checkpoint primary key,
  seq bigint not null,
  horizon bigint not null,
  version integer not null
);
