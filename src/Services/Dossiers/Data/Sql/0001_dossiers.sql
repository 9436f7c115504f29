-- State of every dossier: one row, changed only with its revision (version) in the where clause.
create table dossiers_dossier (
  id bigint primary key,
  version integer not null,
  head_hash blob not null,
  -- fixed at filing
  procedure text not null,
  procedure_version integer not null,
  case_code text not null,
  channel smallint not null,
  door smallint not null,
  custody smallint not null,
  helped_at bigint not null,
  received_by bigint not null,
  competent bigint not null,
  submitter bigint not null,
  owner bigint not null,
  term_unit smallint not null,
  term_amount integer not null,
  filed_at bigint not null,
  recorded_at bigint not null,
  -- the code: receiving agency, local day of filing and daily number, given once
  day integer not null,
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
  supplement_limit bigint null,
  supplied_at bigint null,
  -- who must not do the next step: who proposed does not approve
  not_by text null,
  approved_at bigint null,
  finished_at bigint null,
  timeliness smallint null,
  returned_at bigint null,
  last_step_at bigint not null,
  -- order of the work list: bucket 0 running, 1 paused, 2 waiting to be returned, 3 closed; inside it by sort_at
  bucket smallint not null,
  sort_at bigint not null,
  -- key of the seals by which events vouch for answers, reasons, papers and results; erasing the dossier destroys it
  seal_key blob null,
  constraint uq_dossiers_code unique (code),
  -- Also serves the register of one receiving agency, newest first, and "received today".
  constraint uq_dossiers_daily_number unique (received_by, day, number)
);

-- Serves the work list of a desk or an officer, late first: one unit's open dossiers in the order they are shown.
create index ix_dossiers_worklist on dossiers_dossier (holder_agency, bucket, sort_at, id) where holder_agency is not null;
-- Serves "overdue" and "due today" across the province, and the job that moves promises: only running promises stand here.
create index ix_dossiers_running on dossiers_dossier (due, id) where bucket = 0 and due is not null;
-- No index over next_action, neither as a key nor in a condition: every act changes it, and PostgreSQL would have to write all indexes
-- of the row each time (no HOT update).

-- The last number given per agency and local day; taken as the last statements of the filing.
create table dossiers_code_counter (
  agency bigint not null,
  day integer not null,
  last integer not null,
  primary key (agency, day)
);

-- Which person stands in which dossier: "my dossiers", and from a found name to its dossiers. Written once, at filing.
create table dossiers_party (
  person bigint not null,
  dossier bigint not null,
  primary key (person, dossier)
);

-- Answers of the form, as filed. Personal.
create table dossiers_answer (
  dossier bigint primary key,
  answers text not null
);

-- Papers of a dossier: what was handed in for which component, at which revision.
create table dossiers_paper (
  dossier bigint not null,
  version integer not null,
  line integer not null,
  component text not null,
  originals integer not null,
  certified integer not null,
  copies integer not null,
  file bigint null,
  primary key (dossier, version, line)
);

-- Result documents of a finished dossier.
create table dossiers_result (
  dossier bigint not null,
  line integer not null,
  granted smallint not null,
  number text null,
  file bigint null,
  primary key (dossier, line)
);

-- Months whose figures are final: nothing is back-dated into them.
create table dossiers_closed_month (
  month integer primary key,
  closed_at bigint not null,
  actor text not null
);

-- What a supplement request asks for, numbered, with the revision that asked (form 02).
create table dossiers_missing (
  dossier bigint not null,
  version integer not null,
  line integer not null,
  component text not null,
  originals integer not null,
  certified integer not null,
  copies integer not null,
  primary key (dossier, version, line)
);
