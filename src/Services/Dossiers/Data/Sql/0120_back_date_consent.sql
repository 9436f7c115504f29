-- A leader's consent to take one dossier in under a day long past: one use, one agency, one day, a day's time to use it.
create table dossiers_back_date_consent (
  code_hash text primary key,
  agency bigint not null,
  -- yyyymmdd
  day integer not null,
  given_by text not null,
  given_at bigint not null,
  used_at bigint null
);
