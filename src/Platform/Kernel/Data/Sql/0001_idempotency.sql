-- One row per request that carried an idempotency key; written in the request's own transaction.
create table kernel_idempotency (
  actor text not null,
  key text not null,
  request blob not null,
  result bigint not null,
  recorded_at bigint not null,
  primary key (actor, key)
);
