-- Data keys, each wrapped by the key-encryption key; that one is never in the database.
create table vault_data_key (
    -- SYSTEM seals the backend's own secrets, FINGERPRINT makes look-ups, PERSON one person's data
    kind         varchar(16)              not null,
    -- the person's id; empty for the other kinds
    owner        varchar(64)              not null,
    version      integer                  not null,
    -- null once destroyed; the row stays, so that nothing is sealed for the person again
    wrapped      varchar(400),
    kek_version  integer,
    created_at   timestamp with time zone not null,
    destroyed_at timestamp with time zone,
    primary key (kind, owner, version)
);
create index vault_data_key_by_kek on vault_data_key (kek_version, kind, owner, version);
