create table trading_account (
    id         uuid primary key,
    user_id    uuid                     not null,
    name       varchar(100)             not null,
    mode       varchar(16)              not null,
    currency   varchar(40)              not null,
    created_at timestamp with time zone not null
);
create index trading_account_user on trading_account (user_id);

create table trading_order (
    id               uuid primary key,
    account_id       uuid                     not null references trading_account (id),
    venue            varchar(24)              not null,
    symbol           varchar(40)              not null,
    side             varchar(4)               not null,
    type             varchar(8)               not null,
    time_in_force    varchar(3)               not null,
    quantity         numeric(38, 18)          not null,
    price            numeric(38, 18),
    -- the worst price that the venue may execute at; the hold covers it. Absent for market sells
    limit_price      numeric(38, 18),
    -- taker fee rate at placing: what the hold was computed with
    hold_fee_rate    numeric(38, 18)          not null,
    status           varchar(16)              not null,
    filled           numeric(38, 18)          not null default 0,
    filled_notional  numeric(38, 18)          not null default 0,
    client_order_id  varchar(64),
    reason           varchar(300),
    cancel_requested boolean                  not null default false,
    version          bigint                   not null,
    created_at       timestamp with time zone not null,
    updated_at       timestamp with time zone not null,
    constraint trading_order_fill check (filled >= 0 and filled <= quantity)
);
create index trading_order_account on trading_order (account_id, status);
create index trading_order_newest on trading_order (account_id, created_at);
create index trading_order_status on trading_order (status, venue);

create table trading_idempotency (
    user_id      uuid                     not null,
    request_key  varchar(64)              not null,
    fingerprint  varchar(64)              not null,
    order_id     uuid                     not null,
    answer       text                     not null,
    created_at   timestamp with time zone not null,
    primary key (user_id, request_key)
);
create index trading_idempotency_age on trading_idempotency (created_at);
create index trading_idempotency_order on trading_idempotency (order_id);

create table trading_fill (
    id           uuid primary key,
    order_id     uuid                     not null references trading_order (id),
    account_id   uuid                     not null references trading_account (id),
    venue        varchar(24)              not null,
    execution_id varchar(100)             not null,
    symbol       varchar(40)              not null,
    side         varchar(4)               not null,
    price        numeric(38, 18)          not null,
    quantity     numeric(38, 18)          not null,
    maker        boolean                  not null,
    fee          numeric(38, 18)          not null,
    fee_asset    varchar(40)              not null,
    realised_pnl numeric(38, 18),
    executed_at  timestamp with time zone not null,
    constraint trading_fill_execution unique (venue, execution_id)
);
create index trading_fill_newest on trading_fill (account_id, executed_at);
create index trading_fill_order on trading_fill (order_id);

create table trading_position (
    account_id   uuid            not null references trading_account (id),
    venue        varchar(24)     not null,
    symbol       varchar(40)     not null,
    quantity     numeric(38, 18) not null,
    -- what the quantity cost, fees included
    cost         numeric(38, 18) not null,
    realised_pnl numeric(38, 18) not null,
    fees         numeric(38, 18) not null,
    primary key (account_id, venue, symbol),
    constraint trading_position_spot check (quantity >= 0)
);

create table trading_equity (
    account_id uuid                     not null references trading_account (id),
    taken_at   timestamp with time zone not null,
    equity     numeric(38, 18)          not null,
    primary key (account_id, taken_at)
);
