-- WITHOUT ROWID: the key is the table, half the size and half the work of an upsert.
-- Sums of deltas. Period: day yyyymmdd, month yyyymm, year yyyy, all time 0. Procedure '' is all procedures together.
-- The key's order serves "one measure of one unit over time", the question of every tile and chart.
create table measures_rollup (
  measure integer not null,
  unit bigint not null,
  procedure text not null,
  period integer not null,
  desk bigint not null,
  online bigint not null,
  portal bigint not null,
  post bigint not null,
  constraint pk_measures_rollup primary key (measure, unit, procedure, period)
) without rowid;

-- hour: yyyymmddhh, local
create table measures_hour (
  measure integer not null,
  unit bigint not null,
  hour bigint not null,
  desk bigint not null,
  online bigint not null,
  portal bigint not null,
  post bigint not null,
  constraint pk_measures_hour primary key (measure, unit, hour)
) without rowid;

-- Only what was recorded on a later day than it happened: taken off, it gives a past figure as it was known then.
create table measures_late (
  measure integer not null,
  unit bigint not null,
  procedure text not null,
  day integer not null,
  recorded integer not null,
  desk bigint not null,
  online bigint not null,
  portal bigint not null,
  post bigint not null,
  constraint pk_measures_late primary key (measure, unit, procedure, day, recorded)
) without rowid;

-- Effects that will happen by the clock alone.
create table measures_timed (
  measure integer not null,
  subject bigint not null,
  at bigint not null,
  unit bigint not null,
  procedure text not null,
  channel integer not null,
  constraint pk_measures_timed primary key (measure, subject)
) without rowid;

-- Serves the ticker: what fell due since it looked last.
create index ix_measures_timed_at on measures_timed (at);
