-- The post cases were chosen from: the act is that post's, and stops when it ends.
alter table cases_bulk add column agency bigint;
alter table cases_bulk add column role text;
