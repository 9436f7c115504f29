-- Accounts. temporary_until: the password was given out by somebody else, opens nothing but the page that replaces it, and not after
-- that moment. Wrong passwords are counted in kernel_guess, sessions stand in agencies_session.
create table agencies_user (
  id bigint not null,
  user_name text not null,
  normalized_user_name text not null,
  password_hash text,
  security_stamp text not null,
  concurrency_stamp text not null,
  person bigint not null,
  staff bigint,
  active_agency bigint,
  active_role text,
  temporary_until bigint,
  constraint pk_agencies_user primary key (id),
  constraint uq_agencies_user_name unique (normalized_user_name)
);
create unique index ix_agencies_user_staff on agencies_user (staff);
-- Serves "can this person sign in", asked before a result is returned electronically.
create index ix_agencies_user_person on agencies_user (person);

-- One row a sign-in. It may end at any moment, on every node: ended_no is the number of agencies_change (id 2) at which it did.
create table agencies_session (
  id bigint not null,
  account bigint not null,
  started_at bigint not null,
  seen_at bigint not null,
  device text not null,
  ended_at bigint,
  ended_no bigint,
  constraint pk_agencies_session primary key (id)
);
create index ix_agencies_session_account on agencies_session (account);
create index ix_agencies_session_ended on agencies_session (ended_no);
create index ix_agencies_session_started on agencies_session (started_at);

-- What happened to accounts: ids and codes only, kept for a time and then gone (ADR 0012). The number has no gaps and is the order of commits.
create table agencies_security_event (
  number bigint not null,
  at bigint not null,
  kind text not null,
  actor text not null,
  account bigint,
  session bigint,
  origin text,
  detail text,
  constraint pk_agencies_security_event primary key (number)
);
create index ix_agencies_security_event_account on agencies_security_event (account, number);
create index ix_agencies_security_event_at on agencies_security_event (at);

-- How far security events were sent to a syslog receiver.
create table agencies_syslog (
  receiver text not null,
  number bigint not null,
  constraint pk_agencies_syslog primary key (receiver)
);

-- Keys for programs. Only the SHA-256 of a key is kept.
create table agencies_api_token (
  hash blob not null,
  user_id bigint not null,
  agency bigint,
  role text,
  label text not null,
  created_at bigint not null,
  revoked_at bigint,
  constraint pk_agencies_api_token primary key (hash)
);
