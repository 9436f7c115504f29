-- One row per stored file. The name belongs to the owner and leaves with the row; the address says nothing about the content.
create table files_file (
  id bigint not null primary key,
  owner_kind text not null,
  owner_id bigint not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  address text not null,
  state smallint not null, -- 1 unfiled, 2 filed, 3 deleted and waiting for its bytes to go
  stored_at bigint not null
);
-- the files of a draft or a dossier
create index files_file_owner on files_file (owner_kind, owner_id, id);
-- the clean-up's scan of what may go
create index files_file_unfiled on files_file (state, stored_at);
create unique index files_file_address on files_file (address);
