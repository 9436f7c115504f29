-- Officers whose due days a calendar program may fetch. The address is sealed, not stored: the number says which of them is the valid one.
create table cases_calendar (
  actor text primary key,
  number bigint not null,
  made_at bigint not null,
  -- when a program last fetched it, to the hour
  read_at bigint null
);
