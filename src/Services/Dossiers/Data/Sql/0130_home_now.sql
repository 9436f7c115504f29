-- The agency that answers for an open dossier whose receiving agency ended; null: the one that received it. Only those few stand here.
alter table dossiers_dossier add column home_now bigint null;
create index ix_dossiers_home_now on dossiers_dossier (home_now, bucket) where home_now is not null;
