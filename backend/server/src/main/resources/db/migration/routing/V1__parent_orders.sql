create table routing_parent (
    id              uuid primary key,
    user_id         uuid                     not null,
    account_id      uuid                     not null,
    venue           varchar(24)              not null,
    symbol          varchar(40)              not null,
    side            varchar(4)               not null,
    quantity        numeric(38, 18)          not null,
    algorithm       varchar(16)              not null,
    limit_price     numeric(38, 18),
    starts_at       timestamp with time zone not null,
    ends_at         timestamp with time zone not null,
    -- the request's tuning as JSON, and the parts of a schedule
    tuning          text                     not null,
    schedule        text,
    seed            bigint                   not null,
    status          varchar(16)              not null,
    -- what it will be once its last child has ended
    ending          varchar(16),
    reason          varchar(300),
    filled          numeric(38, 18)          not null,
    filled_notional numeric(38, 18)          not null,
    arrival_price   numeric(38, 18),
    -- the market's trades seen since the start, and the last of them
    market_volume   numeric(38, 18)          not null,
    market_notional numeric(38, 18)          not null,
    tape_time       bigint                   not null,
    tape_id         bigint                   not null,
    children        integer                  not null,
    -- plans of BEST_PRICE that were sent
    rounds          integer                  not null,
    -- refusals since the last child that was taken
    failures        integer                  not null,
    -- no child before
    quiet_until     timestamp with time zone not null,
    -- to be looked at again
    next_at         timestamp with time zone not null,
    working         boolean                  not null,
    request_key     varchar(64)              not null,
    fingerprint     varchar(64)              not null,
    version         bigint                   not null,
    created_at      timestamp with time zone not null,
    updated_at      timestamp with time zone not null,
    constraint routing_parent_request unique (user_id, request_key),
    constraint routing_parent_fill check (filled >= 0 and filled <= quantity)
);
create index routing_parent_due on routing_parent (working, next_at);
create index routing_parent_account on routing_parent (account_id, working);
create index routing_parent_newest on routing_parent (account_id, created_at);

-- Stored before the order is placed: a child without an order is one that may have been placed.
create table routing_child (
    parent_id       uuid                     not null references routing_parent (id),
    number          integer                  not null,
    venue           varchar(24)              not null,
    symbol          varchar(40)              not null,
    type            varchar(8)               not null,
    time_in_force   varchar(3)               not null,
    quantity        numeric(38, 18)          not null,
    price           numeric(38, 18),
    order_id        uuid,
    status          varchar(16),
    filled          numeric(38, 18)          not null,
    filled_notional numeric(38, 18)          not null,
    cancel_asked    boolean                  not null,
    is_open         boolean                  not null,
    reason          varchar(300),
    created_at      timestamp with time zone not null,
    primary key (parent_id, number),
    constraint routing_child_order unique (order_id)
);
create index routing_child_open on routing_child (parent_id, is_open);
