-- State of every task, part and request for time: one row each, changed only with its revision (version) in the where clause.
create table tasks_task (
  id bigint primary key,
  version integer not null,
  head_hash blob not null,
  -- fixed when it is given
  role smallint not null,
  -- the task it belongs to, its own id for a whole; and what it hangs on: a part on its whole, a request on what it asks for
  whole bigint not null,
  parent bigint not null,
  -- who assigned: the agency, and the leader in whose name
  home bigint not null,
  leader text not null,
  field text not null,
  -- the day as it was first given; of a request the day that is wanted
  first_due bigint not null,
  year integer not null,
  recorded_at bigint not null,
  -- the last number inside the code
  number integer not null,
  code text not null,
  -- where it stands
  state smallint not null,
  holder_agency bigint null,
  holder_officer text null,
  next_action smallint null,
  next_due bigint null,
  due bigint null,
  calendar_version integer null,
  rule_version integer null,
  accepted_at bigint null,
  near_at bigint null,
  paused_at bigint null,
  pauses integer not null,
  remaining bigint null,
  -- who handed in does not accept, who asked does not decide
  not_by text null,
  finished_at bigint null,
  timeliness smallint null,
  -- the unit that answers for it, whoever holds it now
  lead_agency bigint not null,
  percent integer not null,
  taken_at bigint null,
  reported_at bigint null,
  handed_in_at bigint null,
  grade text null,
  points integer null,
  exempt smallint not null,
  open_ask bigint null,
  asks integer not null,
  parts integer not null,
  urges integer not null,
  urged_at bigint null,
  returns integer not null,
  last_step_at bigint not null,
  -- order of lists: bucket 0 running, 2 lies before who assigned, 3 ended; inside it by sort_at
  bucket smallint not null,
  sort_at bigint not null,
  -- key of the seals by which events vouch for content, source, words and evidence
  seal_key blob null,
  constraint uq_tasks_code unique (code)
);

-- Serves a unit's work, late first, and what waits for a leader's decision.
create index ix_tasks_worklist on tasks_task (holder_agency, bucket, sort_at, id) where holder_agency is not null;
-- Serves what a unit answers for, and what an agency assigned.
create index ix_tasks_lead on tasks_task (lead_agency, bucket, sort_at, id);
create index ix_tasks_home on tasks_task (home, bucket, sort_at, id);
-- Serves the same for a reader of the whole province.
create index ix_tasks_open on tasks_task (bucket, sort_at, id) where bucket < 3;
-- Serves a task's page: its parts and requests.
create index ix_tasks_whole on tasks_task (whole);
-- Serves "overdue" and the job that moves promises: only running promises stand here.
create index ix_tasks_running on tasks_task (due, id) where bucket = 0 and due is not null;

-- The last number given in a year; taken as the last statements of the assignment.
create table tasks_code_counter (
  year integer primary key,
  last integer not null
);

-- What is to be done, and where that was decided. Written once, vouched for by the case's seal.
create table tasks_content (
  task bigint primary key,
  content text not null,
  product text null,
  source_number text null,
  -- yyyymmdd
  source_day integer null,
  source_title text null,
  paragraph text null,
  text_before text null,
  text_after text null
);

-- Files of a report or of a result handed in, at the revision that brought them.
create table tasks_evidence (
  task bigint not null,
  version integer not null,
  line integer not null,
  file bigint not null,
  primary key (task, version, line)
);
