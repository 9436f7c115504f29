-- How many dossiers an account filed on a day: each is a duty of an office, and anybody can make an account.
create table dossiers_filing_day (
  person bigint not null,
  day integer not null,      -- day number of the local calendar
  filed integer not null,
  primary key (person, day)
);
