-- Words of a name in any order, without the text parser: the folded name is already what is compared.
-- A small pending list keeps a search from reading what inserts left behind.
create index ix_agencies_person_words on agencies_person using gin (array_to_tsvector(string_to_array(folded, ' ')))
  with (gin_pending_list_limit = 256);
-- Read from end to end for every search; words replace it.
drop index ix_agencies_person_folded;
