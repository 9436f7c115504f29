-- Several cases chosen for one act: what was chosen, then what became of each. Kept 30 days, for whoever chose them.
create table cases_bulk (
  id bigint primary key,
  actor text not null,
  at bigint not null,
  -- address of the list
  back text not null,
  -- how many that list held
  held integer not null,
  -- BulkPhase
  phase smallint not null,
  -- kind.verb
  act text null,
  -- fields of its form, while it runs
  said text null,
  ended_at bigint null
);

create index ix_cases_bulk_at on cases_bulk (at);

create table cases_bulk_row (
  bulk bigint not null,
  place integer not null,
  kind text not null,
  case_id bigint not null,
  code text not null,
  -- the revision that was looked at
  seen bigint not null,
  -- BulkState
  state smallint not null,
  -- the revision the act made
  revision bigint null,
  -- why nothing was done, or why it was not taken back
  why text null,
  primary key (bulk, place)
);
