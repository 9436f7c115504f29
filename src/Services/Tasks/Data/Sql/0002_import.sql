-- Which import a task came with (the number of its file), and the key of its row: the same row makes no second task.
alter table tasks_task add column import_of bigint null;
alter table tasks_task add column import_key bigint null;
create unique index uq_tasks_import_key on tasks_task (home, import_key) where import_key is not null;
-- Serves the list of what an import made, and the last imports of an agency.
create index ix_tasks_import on tasks_task (home, import_of) where import_of is not null;
