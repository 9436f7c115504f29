-- Roles: those every province has get a row when something of them is changed; the province's own have their permissions here whole.
-- held 0 is a permission taken from a role that has it from the start. A post with "until" ends then by itself.
create table agencies_role (
  id text not null,
  name text,
  ended_at bigint,
  version bigint not null,
  head_hash blob not null,
  constraint pk_agencies_role primary key (id)
);
create table agencies_role_permission (
  role text not null,
  permission text not null,
  held integer not null,
  constraint pk_agencies_role_permission primary key (role, permission)
);
alter table agencies_post add column until bigint;
