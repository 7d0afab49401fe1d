-- Limits of an account as its owner (OWN) and the risk desk (DESK) set them; null is no limit.
create table trading_risk_limit (
    account_id            uuid                     not null references trading_account (id),
    level                 varchar(4)               not null,
    max_order_notional    numeric(38, 18),
    max_position_notional numeric(38, 18),
    price_collar          numeric(38, 18),
    max_orders_per_second integer,
    max_daily_loss        numeric(38, 18),
    version               bigint                   not null,
    changed_by            uuid                     not null,
    changed_at            timestamp with time zone not null,
    primary key (account_id, level)
);

-- Accounts that trade nothing until the halt is lifted.
create table trading_halt (
    account_id uuid primary key references trading_account (id),
    level      varchar(4)               not null,
    halted_by  uuid                     not null,
    reason     varchar(300)             not null,
    flattening varchar(10)              not null,
    -- what closing the positions waits for, or what it left
    note       varchar(300),
    since      timestamp with time zone not null
);

-- Equity when the day (UTC) began, or when it was first asked for on that day.
create table trading_day (
    account_id uuid            not null references trading_account (id),
    day_start  date            not null,
    equity     numeric(38, 18) not null,
    primary key (account_id, day_start)
);

-- What was traded on a day (UTC); fee tiers look at thirty of them.
create table trading_volume (
    account_id uuid            not null references trading_account (id),
    traded_on  date            not null,
    notional   numeric(38, 18) not null,
    primary key (account_id, traded_on)
);
insert into trading_volume (account_id, traded_on, notional)
select account_id, cast(executed_at at time zone 'UTC' as date), sum(price * quantity)
from trading_fill
group by account_id, cast(executed_at at time zone 'UTC' as date);
