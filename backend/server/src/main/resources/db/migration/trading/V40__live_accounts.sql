-- Accounts and orders of real money at an exchange.
alter table trading_account add column venue varchar(24);
alter table trading_order add column live boolean default false not null;
-- handed to its exchange, or about to be: from then on only the exchange knows whether it is there
alter table trading_order add column sent boolean default false not null;

-- What was booked so that the ledger agrees with the exchange, and why.
create table trading_adjustment (
    id          uuid primary key,
    account_id  uuid                     not null references trading_account (id),
    asset       varchar(40)              not null,
    delta       numeric(38, 18)          not null,
    reason      varchar(20)              not null,
    venue_total numeric(38, 18),
    -- in the account's currency; absent for an asset that nothing prices here
    worth       numeric(38, 18),
    booked_at   timestamp with time zone not null
);
create index trading_adjustment_newest on trading_adjustment (account_id, booked_at);
