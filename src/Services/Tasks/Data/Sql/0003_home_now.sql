-- The agency that answers for an open task whose assigning agency ended; null: the one that assigned. Only those few stand here.
alter table tasks_task add column home_now bigint null;
create index ix_tasks_home_now on tasks_task (home_now, bucket) where home_now is not null;
