-- Serves every list of open dossiers that is not one unit's own desk, late first: in process, awaiting, handed on, whole province.
-- Closed dossiers, nearly all there are, do not stand here.
create index ix_dossiers_open on dossiers_dossier (bucket, sort_at, id) where bucket < 3;
-- Serves "finished this month", across the province too.
create index ix_dossiers_finished on dossiers_dossier (finished_at) where finished_at is not null;
-- Serves "how long it really took": what of one procedure was finished in the last 90 days, the newest first.
create index ix_dossiers_finished_procedure on dossiers_dossier (procedure, finished_at) where finished_at is not null;
