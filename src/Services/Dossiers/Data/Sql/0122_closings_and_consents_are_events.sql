-- Heads of the streams of closed months and consents: one event each. What was written before it made an event has no head, and
-- verify names it.
alter table dossiers_closed_month add column head_hash blob null;
alter table dossiers_back_date_consent add column id bigint null;
alter table dossiers_back_date_consent add column head_hash blob null;
