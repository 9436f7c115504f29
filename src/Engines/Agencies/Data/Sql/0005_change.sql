-- Every node compares these with what it holds in memory. 1 counts changes of officers, posts, agencies and keys, 2 numbers the
-- security events; whoever counts up holds the row until its commit, so the numbers are the order of the commits.
create table agencies_change (
  id integer not null primary key,
  number bigint not null
);
insert into agencies_change (id, number) values (1, 0), (2, 0);
