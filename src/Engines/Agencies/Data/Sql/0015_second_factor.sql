-- The second step of an officer's sign-in (ADR 0035). secret is sealed with the key ring; a row is there once a code of it was right, and
-- last_step is the last half minute whose code was taken, so none counts twice. Of recovery codes there is a salted hash.
create table agencies_totp (
  account bigint not null,
  secret text not null,
  since bigint not null,
  last_step bigint not null,
  constraint pk_agencies_totp primary key (account)
);
create table agencies_recovery_code (
  account bigint not null,
  number bigint not null,
  hash text not null,
  used_at bigint,
  constraint pk_agencies_recovery_code primary key (account, number)
);
-- 1: whoever has the role signs in with a second step.
alter table agencies_role add column asks_second bigint not null default 0;
