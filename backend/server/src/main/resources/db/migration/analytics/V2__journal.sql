-- How far the fills of an account are in its journal.
create table analytics_journal (
    account_id uuid primary key,
    person     uuid                     not null,
    -- number of the last fill of trading that is in it
    booking    bigint                   not null,
    -- end of the newest funding interval that is in it
    funded_to  timestamp with time zone
);
create index analytics_journal_person on analytics_journal (person);

-- Round trips. The id is that of the fill that opened it.
create table analytics_entry (
    id             uuid primary key,
    account_id     uuid                     not null references analytics_journal (account_id),
    person         uuid                     not null,
    venue          varchar(24)              not null,
    symbol         varchar(40)              not null,
    mode           varchar(16)              not null,
    currency       varchar(40)              not null,
    margin         boolean                  not null,
    direction      varchar(5)               not null,
    state          varchar(6)               not null,
    entry_at       timestamp with time zone not null,
    exit_at        timestamp with time zone,
    -- exit, or entry while it is open: what filters by time look at
    at             timestamp with time zone not null,
    entry_quantity numeric(38, 18)          not null,
    entry_notional numeric(38, 18)          not null,
    exit_quantity  numeric(38, 18)          not null,
    exit_notional  numeric(38, 18)          not null,
    -- what is open, never negative, and what it cost by average cost, without fees
    open_quantity  numeric(38, 18)          not null,
    open_cost      numeric(38, 18)          not null,
    largest        numeric(38, 18)          not null,
    gross          numeric(38, 18)          not null,
    fees           numeric(38, 18)          not null,
    funding        numeric(38, 18)          not null,
    net            numeric(38, 18)          not null,
    fills          integer                  not null,
    liquidated     boolean                  not null,
    transferred    boolean                  not null,
    -- when the opening order was entered: stops of before are not its stops
    ordered_at     timestamp with time zone not null,
    stop_price     numeric(38, 18),
    -- candles of it were looked at; there may have been none
    measured       boolean                  not null,
    resolution     varchar(8),
    worst_price    numeric(38, 18),
    best_price     numeric(38, 18),
    rating         smallint,
    notes          varchar(10000)           not null,
    version        bigint                   not null
);
create index analytics_entry_account on analytics_entry (account_id, venue, symbol, state);
create index analytics_entry_person on analytics_entry (person, at);
create index analytics_entry_measured on analytics_entry (person, measured);

create table analytics_entry_leg (
    entry_id  uuid                     not null references analytics_entry (id),
    fill_id   uuid                     not null,
    person    uuid                     not null,
    booking   bigint                   not null,
    order_id  uuid                     not null,
    side      varchar(4)               not null,
    opening   boolean                  not null,
    price     numeric(38, 18)          not null,
    quantity  numeric(38, 18)          not null,
    maker     boolean                  not null,
    fee       numeric(38, 18)          not null,
    fee_asset varchar(40)              not null,
    at        timestamp with time zone not null,
    primary key (entry_id, fill_id)
);

-- Fees in assets that nothing could price.
create table analytics_entry_fee (
    entry_id uuid            not null references analytics_entry (id),
    asset    varchar(40)     not null,
    person   uuid            not null,
    amount   numeric(38, 18) not null,
    primary key (entry_id, asset)
);

create table analytics_entry_funding (
    entry_id uuid                     not null references analytics_entry (id),
    ends_at  timestamp with time zone not null,
    person   uuid                     not null,
    payment  numeric(38, 18)          not null,
    primary key (entry_id, ends_at)
);

create table analytics_tag (
    id     uuid primary key,
    person uuid        not null,
    name   varchar(32) not null,
    -- in lower case: two tags never differ in that alone
    folded varchar(64) not null,
    unique (person, folded)
);

create table analytics_entry_tag (
    entry_id uuid not null references analytics_entry (id),
    tag_id   uuid not null references analytics_tag (id),
    person   uuid not null,
    primary key (entry_id, tag_id)
);
create index analytics_entry_tag_tag on analytics_entry_tag (tag_id);

-- A picture is there once a person, however often it was added.
create table analytics_picture (
    person uuid        not null,
    hash   varchar(64) not null,
    width  integer     not null,
    height integer     not null,
    bytes  integer     not null,
    png    bytea       not null,
    primary key (person, hash)
);

create table analytics_snapshot (
    id       uuid primary key,
    entry_id uuid                     not null references analytics_entry (id),
    person   uuid                     not null,
    hash     varchar(64)              not null,
    caption  varchar(200)             not null,
    added_at timestamp with time zone not null,
    foreign key (person, hash) references analytics_picture (person, hash)
);
create index analytics_snapshot_entry on analytics_snapshot (entry_id);
create index analytics_snapshot_hash on analytics_snapshot (person, hash);
