-- Accounts at sign-in providers that stand for people here.
create table identity_linked_account (
    id                  uuid primary key,
    user_id             uuid                     not null references identity_user (id),
    provider            varchar(31)              not null,
    -- keyed, of issuer and subject
    account_fingerprint varchar(64)              not null unique,
    linked_at           timestamp with time zone not null,
    used_at             timestamp with time zone
);
create index identity_linked_account_user on identity_linked_account (user_id);

-- Visits of a sign-in page's browser to a provider.
create table identity_provider_visit (
    state_hash   varchar(64) primary key,
    page_hash    varchar(64)              not null,
    provider     varchar(31)              not null,
    nonce        varchar(64)              not null,
    verifier     varchar(64)              not null,
    redirect_uri varchar(400)             not null,
    expires_at   timestamp with time zone not null
);
create index identity_provider_visit_expiry on identity_provider_visit (expires_at);
create index identity_provider_visit_page on identity_provider_visit (page_hash);

-- An account of nobody, which whoever signs in on the page wants linked; and so with the page's code.
alter table identity_browser_page add column link_provider varchar(31);
alter table identity_browser_page add column link_account varchar(64);
alter table identity_authorization_code add column link_provider varchar(31);
alter table identity_authorization_code add column link_account varchar(64);
