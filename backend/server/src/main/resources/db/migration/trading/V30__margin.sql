-- Perpetuals: positions that may be short, orders that are margined, what accounts chose, how
-- accounts were liquidated, what funding was paid.
alter table trading_position drop constraint trading_position_spot;
alter table trading_position add column margin boolean default false not null;
-- received, negative is paid; a part of realised_pnl
alter table trading_position add column funding numeric(38, 18) default 0 not null;
alter table trading_position add constraint trading_position_sign check (margin or quantity >= 0);

create index trading_position_margin on trading_position (margin, venue, symbol);

-- Of an order in a perpetual: the price at which what it would open is margined.
alter table trading_order add column margin_price numeric(38, 18);

create table trading_leverage (
    account_id uuid        not null references trading_account (id),
    venue      varchar(24) not null,
    symbol     varchar(40) not null,
    leverage   integer     not null,
    primary key (account_id, venue, symbol)
);

create table trading_liquidation (
    id          uuid primary key,
    account_id  uuid                     not null references trading_account (id),
    since       timestamp with time zone not null,
    -- absent while it goes on
    ended_at    timestamp with time zone,
    equity      numeric(38, 18)          not null,
    maintenance numeric(38, 18)          not null,
    -- what the insurance fund paid
    shortfall   numeric(38, 18)          not null,
    note        varchar(300)
);
create index trading_liquidation_account on trading_liquidation (account_id, since);
create index trading_liquidation_open on trading_liquidation (ended_at);

create table trading_funding_rate (
    venue   varchar(24)              not null,
    symbol  varchar(40)              not null,
    ends_at timestamp with time zone not null,
    rate    numeric(38, 18)          not null,
    mark    numeric(38, 18)          not null,
    primary key (venue, symbol, ends_at)
);

create table trading_funding (
    account_id uuid                     not null references trading_account (id),
    venue      varchar(24)              not null,
    symbol     varchar(40)              not null,
    ends_at    timestamp with time zone not null,
    quantity   numeric(38, 18)          not null,
    payment    numeric(38, 18)          not null,
    primary key (account_id, venue, symbol, ends_at)
);
