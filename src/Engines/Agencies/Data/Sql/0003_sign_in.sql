-- Tables of ASP.NET Core Identity under our rules: no boolean, no timestamp (lockout_end in microseconds).
create table agencies_user (
  id bigint not null,
  user_name text not null,
  normalized_user_name text not null,
  password_hash text,
  security_stamp text not null,
  concurrency_stamp text not null,
  lockout_end bigint,
  lockout_enabled integer not null,
  access_failed_count integer not null,
  person bigint not null,
  staff bigint,
  active_agency bigint,
  active_role text,
  constraint pk_agencies_user primary key (id),
  constraint uq_agencies_user_name unique (normalized_user_name)
);
create index ix_agencies_user_staff on agencies_user (staff);

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
