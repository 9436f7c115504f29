-- One row, written now and then to see whether anything can be written.
create table kernel_probe (
  id bigint not null primary key,
  at bigint not null
);
