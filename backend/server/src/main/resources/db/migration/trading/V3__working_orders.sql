-- Working orders are found by two equalities. Asking for one of three states instead made H2 read
-- every order that the account ever had.
alter table trading_order add column working boolean default true not null;
update trading_order set working = false
where status not in ('PENDING', 'OPEN', 'PARTIALLY_FILLED');
create index trading_order_working on trading_order (account_id, working);
create index trading_order_at_venue on trading_order (venue, working);
drop index trading_order_account;
drop index trading_order_status;
