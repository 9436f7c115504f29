-- One row per thing that goes outside. No words and no addresses of people: who files it composes it when it is sent.
create table deliveries_delivery (
  id bigint not null primary key,
  channel text not null,
  receiver text not null,
  subject text not null,
  key text not null,
  source text not null,
  reference bigint not null,
  filed_at bigint not null,
  not_before bigint not null,
  state smallint not null, -- 1 waiting, 2 sent, 3 dead, 4 taken back
  next_at bigint, -- when it is looked at next; null when it is over
  attempts integer not null,
  first_try_at bigint, -- of this life: a replay begins a new one
  ended_at bigint,
  proof text, -- what the other side answered when it took it
  reason text -- why the last try did not go through: a code, and the number the other side answered
);
-- filed twice is filed once
create unique index deliveries_delivery_key on deliveries_delivery (channel, key);
-- the pump: the next one of a channel, one row when there is nothing to do
create index deliveries_delivery_next on deliveries_delivery (channel, next_at) where state = 1;
-- what goes before it to the same receiver about the same subject
create index deliveries_delivery_line on deliveries_delivery (channel, receiver, subject, id) where state = 1;
-- what came of what a source filed
create index deliveries_delivery_source on deliveries_delivery (source, reference);
-- counts and dead letters of the page, and what is old enough to go
create index deliveries_delivery_state on deliveries_delivery (state, ended_at);

-- Acts of administrators: dead letters that were sent anew. Each is a stream of one event.
create table deliveries_replay (
  id bigint not null primary key,
  head_hash blob not null
);
