-- One row per person and thing told. The words come from the kind and these facts: codes and moments, no names.
create table notices_notice (
  id bigint not null primary key,
  person bigint not null,
  kind text not null,
  subject text not null,
  facts text not null,
  link text not null,
  key text not null,
  at bigint not null,
  shown_at bigint not null, -- held back until then: what can be undone
  read_at bigint
);
-- told twice is told once; and what an undone step told
create unique index notices_notice_key on notices_notice (key, person);
-- the number on the bell
create index notices_notice_unread on notices_notice (person, shown_at) where read_at is null;
-- somebody's list, newest first
create index notices_notice_person on notices_notice (person, shown_at, id);

-- What somebody chose; who chose nothing has no row.
create table notices_wish (
  person bigint not null primary key,
  mail_off text not null, -- groups that are not wanted by mail
  quiet_from integer not null, -- minutes of the day; the same as quiet_to: none
  quiet_to integer not null,
  language text not null
);

-- Words a province put over the program's own; without a row those hold.
create table notices_template (
  kind text not null,
  language text not null,
  title text not null,
  body text not null,
  primary key (kind, language)
);

-- Acts of administrators on them. Each is a stream of one event.
create table notices_template_change (
  id bigint not null primary key,
  head_hash blob not null
);
