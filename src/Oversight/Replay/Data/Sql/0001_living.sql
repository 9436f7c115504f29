-- Where a living demo stands, and the next step of each dossier of it that is under way. A province that is none has no row.
create table replay_living (
    id integer primary key check (id = 1),
    until bigint not null
);

create table replay_step (
    id bigint primary key,
    agency bigint not null,
    procedure text not null,
    channel integer not null,
    fate integer not null,
    supplement integer not null,
    stuck_at integer,
    luck text not null,
    next_step integer not null,
    at bigint not null,
    accepted_at bigint not null,
    finish_at bigint not null
);
