-- Mail that waits, or was given up. Address, subject and text are sealed.
create table notifications_mail (
    id         uuid primary key,
    sealed     bytea                    not null,
    -- true: made to take as long as a real one; thrown away instead of sent
    decoy      boolean                  not null,
    created_at timestamp with time zone not null,
    due_at     timestamp with time zone not null,
    attempts   integer                  not null,
    dead_at    timestamp with time zone,
    last_error varchar(500)
);
create index notifications_mail_due on notifications_mail (dead_at, due_at);

create table notifications_notice (
    id         uuid primary key,
    person     uuid                     not null,
    kind       varchar(100)             not null,
    -- JSON object of strings
    details    varchar(4000)            not null,
    created_at timestamp with time zone not null,
    read_at    timestamp with time zone
);
create index notifications_notice_person on notifications_notice (person, id);
