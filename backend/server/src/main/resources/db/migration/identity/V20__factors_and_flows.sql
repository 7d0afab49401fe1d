alter table identity_user add column password_set_at timestamp with time zone;
update identity_user set password_set_at = created_at where password_hash is not null;

-- One authenticator application each; a pending one replaces it once a code has confirmed it.
create table identity_totp (
    user_id         uuid primary key references identity_user (id),
    sealed          bytea,
    confirmed_at    timestamp with time zone,
    -- the newest time step of which a code was taken: no code of it or before works again
    last_step       bigint                   not null,
    pending         bytea,
    pending_expires timestamp with time zone
);

-- SHA-256 of 120 random bits each; a used one is gone
create table identity_recovery_code (
    code_hash varchar(64) primary key,
    user_id   uuid not null references identity_user (id)
);
create index identity_recovery_code_user on identity_recovery_code (user_id);

-- The WebAuthn user handle: random, so that authenticators learn nothing of the person
create table identity_user_handle (
    user_id uuid primary key references identity_user (id),
    handle  varchar(100) not null unique
);

create table identity_passkey (
    id            uuid primary key,
    user_id       uuid                     not null references identity_user (id),
    credential_id varchar(1400)            not null unique,
    name          varchar(64)              not null,
    -- attested credential data with the public key, sealed for this person and this id
    sealed        bytea                    not null,
    sign_count    bigint                   not null,
    backed_up     boolean                  not null,
    transports    varchar(200)             not null,
    format        varchar(40)              not null,
    added_at      timestamp with time zone not null,
    used_at       timestamp with time zone
);
create index identity_passkey_user on identity_passkey (user_id);

-- What somebody has begun and not finished. Ids, codes and tokens are kept as hashes.
create table identity_flow (
    id_hash    varchar(64) primary key,
    kind       varchar(20)              not null,
    -- null: nobody by the name that was given, or not known yet
    user_id    uuid references identity_user (id),
    -- comma separated
    proven     varchar(200)             not null,
    offered    varchar(200)             not null,
    -- of a mailed code or token
    code_hash  varchar(64),
    -- of a passkey; taken away when it is answered
    challenge  varchar(100),
    -- a new password's hash that waits for a second factor
    password   varchar(255),
    attempts   integer                  not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create index identity_flow_expires on identity_flow (expires_at);
create index identity_flow_user on identity_flow (user_id, kind);

-- Wrong codes per person, whichever node or address they came through
create table identity_factor_attempts (
    user_id    uuid primary key references identity_user (id),
    failures   integer                  not null,
    not_before timestamp with time zone not null
);

-- Where a person has signed in from: keyed hashes of device keys and addresses
create table identity_known_origin (
    user_id uuid                     not null references identity_user (id),
    origin  varchar(64)              not null,
    seen_at timestamp with time zone not null,
    primary key (user_id, origin)
);

-- Recoveries of people who lost every factor: opened by one administrator, decided by another
create table identity_recovery (
    id         uuid primary key,
    user_id    uuid                     not null references identity_user (id),
    opened_by  uuid                     not null,
    evidence   varchar(500)             not null,
    opened_at  timestamp with time zone not null,
    decided_by uuid,
    note       varchar(500),
    state      varchar(20)              not null,
    expires_at timestamp with time zone not null
);
create index identity_recovery_user on identity_recovery (user_id, state);
