-- Sign-in pages that workstations sent their browsers to: authorization requests (RFC 6749 4.1.1).
create table identity_browser_page (
    page_hash    varchar(64) primary key,
    redirect_uri varchar(64)              not null,
    state        varchar(256)             not null,
    -- S256 of the code's verifier
    challenge    varchar(43)              not null,
    -- thumbprint of the key that the code will be bound to
    device_key   varchar(43),
    issuer       varchar(300)             not null,
    created_at   timestamp with time zone not null,
    expires_at   timestamp with time zone not null
);
create index identity_browser_page_expiry on identity_browser_page (expires_at);

-- Good for one try within a minute; remembered for a day, so that a second one is noticed.
create table identity_authorization_code (
    code_hash    varchar(64) primary key,
    user_id      uuid                     not null references identity_user (id),
    factors      varchar(200)             not null,
    redirect_uri varchar(64)              not null,
    challenge    varchar(43)              not null,
    device_key   varchar(43),
    created_at   timestamp with time zone not null,
    expires_at   timestamp with time zone not null,
    used_at      timestamp with time zone,
    -- of the first refresh token that it gave
    refresh_hash varchar(64)
);
create index identity_authorization_code_user on identity_authorization_code (user_id);
create index identity_authorization_code_age on identity_authorization_code (created_at);
