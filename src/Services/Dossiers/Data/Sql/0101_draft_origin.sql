-- Keyed hash of the address a draft was begun from; the key lives in memory only, so after a restart it says nothing.
alter table dossiers_draft add column origin bigint;
create index ix_dossiers_draft_origin on dossiers_draft (origin) where origin is not null;
