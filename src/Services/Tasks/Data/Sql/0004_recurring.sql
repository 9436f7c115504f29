-- What is given again and again: each day it is due makes one task, by the rules of giving one.
create table tasks_recurring (
  id bigint primary key,
  -- the agency that assigns, who set it up (in whose right each task is given), in whose name
  home bigint not null,
  actor text not null,
  leader text null,
  field text not null,
  lead bigint not null,
  content text not null,
  product text null,
  source_number text null,
  -- RecurEvery
  every smallint not null,
  -- the day of the first, yyyymmdd; the others follow from it
  first_on integer not null,
  -- working days to do it in
  days integer not null,
  -- the day the next is given, yyyymmdd
  next_on integer not null,
  made_at bigint not null,
  -- why the one that is due could not be given, in words
  why text null,
  stopped_at bigint null
);

create index ix_tasks_recurring_home on tasks_recurring (home, id);
-- Serves the worker: what is due.
create index ix_tasks_recurring_next on tasks_recurring (next_on) where stopped_at is null;
