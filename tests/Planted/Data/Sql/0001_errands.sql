-- The second kind of case: as small as one can be.
create table errands_errand (
  id bigint primary key, version integer not null, head_hash blob not null, code text not null,
  agency bigint not null, what text not null, recorded_at bigint not null,
  state smallint not null, holder_agency bigint null, holder_officer text null, next_action smallint null,
  next_due bigint null, due bigint null, calendar_version integer null, rule_version integer null, accepted_at bigint null,
  near_at bigint null, paused_at bigint null, pauses integer not null, remaining bigint null, not_by text null,
  finished_at bigint null, timeliness smallint null, tries integer not null, home_now bigint null,
  last_step_at bigint not null, bucket smallint not null, sort_at bigint not null, seal_key blob null);
