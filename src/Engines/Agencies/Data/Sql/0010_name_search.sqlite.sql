-- Words of a name in any order. The text itself stays in agencies_person alone, so erasing a person erases it here too.
create virtual table agencies_person_name using fts5 (
  folded, content = 'agencies_person', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 0 tokenchars '.-/'", columnsize = 0
);
insert into agencies_person_name (rowid, folded) select id, folded from agencies_person;
create trigger agencies_person_named after insert on agencies_person begin
  insert into agencies_person_name (rowid, folded) values (new.id, new.folded);
end;
create trigger agencies_person_renamed after update of folded on agencies_person begin
  insert into agencies_person_name (agencies_person_name, rowid, folded) values ('delete', old.id, old.folded);
  insert into agencies_person_name (rowid, folded) values (new.id, new.folded);
end;
create trigger agencies_person_removed after delete on agencies_person begin
  insert into agencies_person_name (agencies_person_name, rowid, folded) values ('delete', old.id, old.folded);
end;
-- Read from end to end for every search; words replace it.
drop index ix_agencies_person_folded;
