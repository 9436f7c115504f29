-- Every back-dated intake passes the row of its month, and closing the month changes that row: whoever is second sees
-- the first, so a month never takes a dossier after its figures were reported.
create table dossiers_month_gate (
  month integer not null primary key,
  entries integer not null,
  closed smallint not null -- 1: closed
);
insert into dossiers_month_gate (month, entries, closed) select month, 0, 1 from dossiers_closed_month;
