-- Keys of people's accounts at exchanges, sealed under the person's key of the vault.
create table exchange_connection (
    id              uuid primary key,
    user_id         uuid                     not null,
    account_id      uuid                     not null unique,
    venue           varchar(24)              not null,
    name            varchar(60)              not null,
    key_hint        varchar(4)               not null,
    -- of venue and public half: one key trades for one account only
    key_fingerprint varchar(64)              not null unique,
    sealed          text                     not null,
    withdraw        varchar(8)               not null,
    -- the balances of the beginning are in the ledger
    opened          boolean                  not null default false,
    created_at      timestamp with time zone not null,
    key_since       timestamp with time zone not null
);
create index exchange_connection_user on exchange_connection (user_id);
