-- A dossier being written. Personal: erased when filed or forgotten.
create table dossiers_draft (
  id bigint not null primary key,
  device blob not null,        -- SHA-256 of the browser's secret
  account bigint,              -- person of the account that adopted it
  procedure text not null,
  procedure_version integer not null,
  answers text not null,       -- JSON: field to answer
  typed text not null,         -- JSON: field to the text that was refused
  revision bigint not null,
  dossier bigint,              -- what it became; its answers are then gone from here
  created_at bigint not null,
  saved_at bigint not null
);
-- drafts of a browser, drafts of an account, and the clean-up's scan
create index ix_dossiers_draft_device on dossiers_draft (device, saved_at);
create index ix_dossiers_draft_account on dossiers_draft (account, saved_at) where account is not null;
create index ix_dossiers_draft_saved on dossiers_draft (saved_at);

-- Which uploaded file stands for which paper of the draft.
create table dossiers_draft_paper (
  draft bigint not null,
  file bigint not null,
  component text not null,
  name text not null,
  size bigint not null,
  primary key (draft, file)
);
