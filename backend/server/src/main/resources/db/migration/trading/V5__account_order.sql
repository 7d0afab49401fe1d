create index trading_account_newest on trading_account (created_at, id);
