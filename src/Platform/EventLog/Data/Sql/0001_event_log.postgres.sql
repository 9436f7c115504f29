-- The only bus. Positions are given out before commit, so nobody reads by position: eventlog_order is the reading order.
create table eventlog_event (
  position bigint generated always as identity primary key,
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
  txid xid8 not null default pg_current_xact_id(),
  constraint uq_eventlog_event_stream unique (stream, version)
);

-- Serves the sequencer: events of transactions that were not finished at its last snapshot.
create index ix_eventlog_event_txid on eventlog_event (txid);

create table eventlog_order (
  seq bigint not null constraint pk_eventlog_order primary key,
  position bigint not null constraint uq_eventlog_order_position unique
);

-- version: of the mapping that made a projection's rows; 0 for a reactor, which has none.
create table eventlog_checkpoint (
  name text not null constraint pk_eventlog_checkpoint primary key,
  seq bigint not null,
  horizon bigint not null,
  version integer not null
);
