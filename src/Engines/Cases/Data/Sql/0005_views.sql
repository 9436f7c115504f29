-- Ways of looking at a list that an officer, or a whole unit, keeps under a name.
create table cases_view (
  id bigint primary key,
  -- name of the list
  list text not null,
  -- whose it is: one of the two
  officer text null,
  agency bigint null,
  name text not null,
  -- tab, conditions, order and columns as they stand in an address; never whom somebody looked for
  query text not null,
  made_by text not null,
  at bigint not null
);

create unique index uq_cases_view_officer on cases_view (officer, list, name) where officer is not null;
create unique index uq_cases_view_agency on cases_view (agency, list, name) where agency is not null;

-- The view an officer's list opens with.
create table cases_view_usual (
  officer text not null,
  list text not null,
  view_id bigint not null,
  primary key (officer, list)
);
