-- Orders that wait for a price, end at a time, show only a part, or belong together.
alter table trading_order alter column type set data type varchar(20);
alter table trading_order add column trigger_price numeric(38, 18);
alter table trading_order add column trailing_distance numeric(38, 18);
-- the trigger was reached
alter table trading_order add column triggered boolean default false not null;
-- the trigger is watched here; the venue does not know of the order before it fires
alter table trading_order add column watched boolean default false not null;
alter table trading_order add column expires_at timestamp with time zone;
alter table trading_order add column display_quantity numeric(38, 18);
alter table trading_order add column post_only boolean default false not null;
alter table trading_order add column reduce_only boolean default false not null;
-- part of what it asks for is done here instead of by the venue
alter table trading_order add column emulated boolean default false not null;
-- what was asked of it and the venue has not answered
alter table trading_order add column amending boolean default false not null;
alter table trading_order add column amend_quantity numeric(38, 18);
alter table trading_order add column amend_price numeric(38, 18);
alter table trading_order add column amend_trigger numeric(38, 18);
-- ENTRY, TARGET and STOP of one command
alter table trading_order add column group_id uuid;
alter table trading_order add column group_role varchar(8);
create index trading_order_watched on trading_order (watched, working);
create index trading_order_expiry on trading_order (expires_at);
create index trading_order_group on trading_order (group_id);
