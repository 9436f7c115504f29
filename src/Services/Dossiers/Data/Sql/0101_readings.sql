-- Who among the officers opened whose dossier, or took a list away: the record of reads of personal data.
-- One row per officer, post and dossier for ten minutes; ways is a set of bits (ReadingWay).
create table dossiers_reading (
  id bigint primary key,
  actor text not null,
  agency bigint not null,
  role text not null,
  at bigint not null,
  ways integer not null,
  -- null for a list
  dossier bigint null,
  -- of a list: how many dossiers, and the filter as it stood in the address
  dossiers integer null,
  filter text null
);

-- Serves "has this officer just been here", asked at every opening, and the page of one dossier.
create index ix_dossiers_reading_dossier on dossiers_reading (dossier, at) where dossier is not null;
