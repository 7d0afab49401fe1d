create table privacy_request (
    id           uuid primary key,
    kind         varchar(8)               not null,
    state        varchar(20)              not null,
    person       uuid                     not null,
    requested_by uuid                     not null,
    decided_by   uuid,
    reason       varchar(200),
    created_at   timestamp with time zone not null,
    due_at       timestamp with time zone,
    expires_at   timestamp with time zone,
    finished_at  timestamp with time zone,
    -- lines of what was erased and what was kept, and why
    erased       varchar(20000)           not null default '',
    retained     varchar(20000)           not null default '',
    -- the export's zip, sealed; gone once it was fetched or has expired
    archive      bytea
);
create index privacy_request_person on privacy_request (person, kind, state);
create index privacy_request_state on privacy_request (state, due_at);
create index privacy_request_newest on privacy_request (created_at, id);

-- Every choice that a person made; the last one of a purpose counts.
create table privacy_consent (
    id        uuid primary key,
    person    uuid                     not null,
    purpose   varchar(100)             not null,
    version   integer                  not null,
    given     boolean                  not null,
    chosen_at timestamp with time zone not null,
    -- where it was made from; absent once the person is erased
    address   varchar(64)
);
create index privacy_consent_person on privacy_consent (person, purpose, id);

create table privacy_retention (
    name        varchar(100) primary key,
    -- absent: the rule's default
    keep_days   integer,
    last_run_at timestamp with time zone,
    deleted     bigint
);

-- Versions of the key-encryption key that backups may still need, and until when they are kept.
create table privacy_old_key (
    version   integer primary key,
    retire_at timestamp with time zone not null
);
