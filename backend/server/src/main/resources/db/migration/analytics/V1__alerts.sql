create table analytics_alert (
    id          uuid primary key,
    person      uuid                     not null,
    -- what is watched, for those who look for it: none of order conditions without an instrument
    kind        varchar(16)              not null,
    venue       varchar(24),
    symbol      varchar(40),
    account_id  uuid,
    -- the terms as JSON
    terms       text                     not null,
    state       varchar(16)              not null,
    expires_at  timestamp with time zone,
    -- the last number seen while it was armed, and the market's time of it (nanoseconds since the
    -- epoch): what the first number after a gap or a restart is compared with
    seen        double precision,
    seen_at     bigint                   not null,
    firings     bigint                   not null,
    fired_at    timestamp with time zone,
    version     bigint                   not null,
    request_key varchar(64)              not null,
    fingerprint varchar(64)              not null,
    created_at  timestamp with time zone not null,
    updated_at  timestamp with time zone not null,
    unique (person, request_key)
);
create index analytics_alert_state on analytics_alert (state, kind);
create index analytics_alert_account on analytics_alert (account_id, state);

create table analytics_firing (
    id          uuid primary key,
    alert_id    uuid                     not null,
    person      uuid                     not null,
    -- names what happened: the same event tells an alert once, however often it is seen
    event_key   varchar(120)             not null,
    venue       varchar(24),
    symbol      varchar(40),
    at          timestamp with time zone not null,
    market_time bigint,
    what        varchar(500)             not null,
    reached     numeric(38, 12),
    note        varchar(500),
    sound       varchar(40),
    told        boolean                  not null,
    unique (alert_id, event_key)
);
create index analytics_firing_person on analytics_firing (person, id);
create index analytics_firing_at on analytics_firing (at);
