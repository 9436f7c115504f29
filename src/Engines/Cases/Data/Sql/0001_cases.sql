-- What every kind of case keeps beside its state row, which stands in the table of the service that has the kind (ADR 0023).

-- Timeline, route and control slip: one row per act, numbered by the revision it produced.
create table cases_step (
  case_id bigint not null,
  version integer not null,
  kind smallint not null,
  actor text not null,
  actor_agency bigint null,
  at bigint not null,
  recorded_at bigint not null,
  state smallint not null,
  holder_agency bigint null,
  holder_officer text null,
  next_action smallint null,
  next_due bigint null,
  due bigint null,
  reason bigint null,
  primary key (case_id, version)
);

-- Why somebody decided so. Events point here by id and never carry the words.
create table cases_reason (
  id bigint primary key,
  case_id bigint not null,
  text text not null
);

-- Who among the officers opened whose case, or took a list away: the record of reads of personal data.
-- One row per officer, post and case for ten minutes; ways is a set of bits (ReadingWay).
create table cases_reading (
  id bigint primary key,
  actor text not null,
  agency bigint not null,
  role text not null,
  at bigint not null,
  ways integer not null,
  -- the kind's name
  kind text not null,
  -- null for a list
  case_id bigint null,
  -- of a list: how many cases, and the filter as it stood in the address
  cases integer null,
  filter text null
);

-- Serves "has this officer just been here", asked at every opening, and the page of one case.
create index ix_cases_reading_case on cases_reading (case_id, at) where case_id is not null;
