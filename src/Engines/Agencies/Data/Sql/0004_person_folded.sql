-- A search by part of a name reads this index and not the people; an erased person has an empty name and matches nothing.
create index ix_agencies_person_folded on agencies_person (folded, id);
