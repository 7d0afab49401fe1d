alter table identity_user add column kind varchar(8) default 'PERSON' not null;
-- INVITED, ACTIVE, DISABLED, ERASED
alter table identity_user add column state varchar(8) default 'ACTIVE' not null;
-- what it was before it became DISABLED
alter table identity_user add column state_before varchar(8);
alter table identity_user add column state_reason varchar(200);
alter table identity_user add column state_since timestamp with time zone;
update identity_user set state_since = created_at;
alter table identity_user alter column state_since set not null;
-- sealed under the person's key
alter table identity_user add column display_name varchar(1000);
alter table identity_user add column email varchar(1000);
-- keyed, so that an address can be found and is unique without being readable
alter table identity_user add column email_fingerprint varchar(64);
alter table identity_user add constraint identity_user_email unique (email_fingerprint);
-- grows with every change after which what was issued before must not be trusted
alter table identity_user add column security_version bigint default 0 not null;
-- the administrator who answers for a service account
alter table identity_user add column answers_to uuid;
create index identity_user_created on identity_user (created_at, id);
create index identity_user_state on identity_user (state, username);

create table identity_invitation (
    -- one per person: a newer one replaces it
    user_id    uuid primary key references identity_user (id),
    token_hash varchar(64)              not null unique,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null
);
create index identity_invitation_expiry on identity_invitation (expires_at);

create table identity_api_key (
    id              uuid primary key,
    user_id         uuid                     not null references identity_user (id),
    name            varchar(100)             not null,
    -- 32 bytes of RFC 8032, URL-safe Base64
    public_key      varchar(43)              not null unique,
    fingerprint     varchar(64)              not null,
    scopes          varchar(2000)            not null,
    networks        varchar(2000)            not null,
    created_at      timestamp with time zone not null,
    expires_at      timestamp with time zone not null,
    last_used_at    timestamp with time zone,
    last_used_from  varchar(64),
    revoked_at      timestamp with time zone,
    revoked_because varchar(200)
);
create index identity_api_key_user on identity_api_key (user_id);
create index identity_api_key_newest on identity_api_key (created_at, id);

-- Nonces of signed requests within the replay window, shared by all nodes.
create table identity_api_nonce (
    key_id     uuid                     not null,
    nonce      varchar(64)              not null,
    expires_at timestamp with time zone not null,
    primary key (key_id, nonce)
);
create index identity_api_nonce_expiry on identity_api_nonce (expires_at);
