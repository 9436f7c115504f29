-- Counts changes of officers, posts, agencies and keys: every node compares it with what it holds in memory.
create table agencies_change (
  id integer not null primary key,
  number bigint not null
);
insert into agencies_change (id, number) values (1, 0);
