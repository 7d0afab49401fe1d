-- Locked by whoever changes the ring of signing keys.
create table identity_signing_ring (
    id integer primary key
);
insert into identity_signing_ring (id) values (1);

create table identity_signing_key (
    -- RFC 7638 thumbprint
    kid            varchar(64) primary key,
    algorithm      varchar(8)               not null,
    -- SubjectPublicKeyInfo, Base64
    public_key     varchar(2000)            not null,
    -- PKCS#8 sealed by the vault, Base64; gone once the key was removed
    private_sealed varchar(8000),
    created_at     timestamp with time zone not null,
    activates_at   timestamp with time zone not null,
    removes_at     timestamp with time zone
);

create table identity_device (
    id            uuid primary key,
    user_id       uuid                     not null references identity_user (id),
    -- RFC 7638 thumbprint; two people may share a workstation
    key_thumbprint varchar(64)             not null,
    name          varchar(64)              not null,
    -- PENDING, TRUSTED
    state         varchar(8)               not null,
    agent         varchar(200)             not null,
    address       varchar(64)              not null,
    added_at      timestamp with time zone not null,
    last_seen_at  timestamp with time zone not null,
    unique (user_id, key_thumbprint)
);
create index identity_device_newest on identity_device (added_at, id);

-- the session that it goes back to, through every change of its id
alter table identity_session add column family_id uuid;
update identity_session set family_id = id;
alter table identity_session alter column family_id set not null;
create index identity_session_family on identity_session (family_id);
-- the device that its tokens are bound to
alter table identity_session add column device_id uuid;
alter table identity_session add column device_key varchar(64);
-- where its person proved who they are, and where it was used last
alter table identity_session add column home_address varchar(64) default '' not null;
alter table identity_session add column home_agent varchar(200) default '' not null;
alter table identity_session add column address varchar(64) default '' not null;
alter table identity_session add column agent varchar(200) default '' not null;
alter table identity_session add column risk integer default 0 not null;
-- false while only a further proof is taken
alter table identity_session add column confirmed boolean default true not null;
-- the person's, when its id was given
alter table identity_session add column security_version bigint default 0 not null;
alter table identity_session add column last_active_at timestamp with time zone;
update identity_session set last_active_at = created_at;
alter table identity_session alter column last_active_at set not null;
create index identity_session_user on identity_session (user_id, ended_at);
create index identity_session_newest on identity_session (created_at, id);

alter table identity_refresh_token add column parent_hash varchar(64);
alter table identity_refresh_token add column successor_hash varchar(64);
-- the successor, under a key derived from this token, which is not stored
alter table identity_refresh_token add column successor_sealed varchar(200);

-- Proofs of devices' keys that came with sign-ins and renewals, so that no node takes one twice.
create table identity_device_proof (
    proof_hash varchar(64) primary key,
    expires_at timestamp with time zone not null
);
create index identity_device_proof_expiry on identity_device_proof (expires_at);
create index identity_refresh_token_successor on identity_refresh_token (successor_hash);
