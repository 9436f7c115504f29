-- Wrong guesses of secrets (passwords, phone numbers). Who guessed what is a hash; rows leave when they count no longer.
create table kernel_guess (
  subject bigint not null,
  since bigint not null,
  wrong integer not null,
  free_at bigint not null,
  kept_until bigint not null,
  primary key (subject)
);
create index ix_kernel_guess_kept on kernel_guess (kept_until);
