create table identity_user (
    id            uuid primary key,
    username      varchar(64)              not null unique,
    -- Argon2id; absent for an owner who only ever signed in from the embedding workstation
    password_hash varchar(255),
    roles         varchar(200)             not null,
    -- 1 for the first person, the owner; unique, so there is one
    owner_mark    integer unique,
    created_at    timestamp with time zone not null
);

create table identity_session (
    id         uuid primary key,
    user_id    uuid                     not null references identity_user (id),
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    ended_at   timestamp with time zone,
    end_reason varchar(200)
);
create index identity_session_ended on identity_session (ended_at);

-- SHA-256 of each refresh token; used once, then kept until its session expires to notice reuse
create table identity_refresh_token (
    token_hash varchar(64) primary key,
    session_id uuid                     not null references identity_session (id),
    issued_at  timestamp with time zone not null,
    used_at    timestamp with time zone
);
create index identity_refresh_token_session on identity_refresh_token (session_id);

create table identity_setup_secret (
    id          integer primary key,
    secret_hash varchar(64)              not null,
    created_at  timestamp with time zone not null
);
