create table access_review (
    id         uuid primary key,
    title      varchar(200)             not null,
    role       varchar(40),
    deadline   timestamp with time zone not null,
    created_by uuid                     not null,
    created_at timestamp with time zone not null,
    closed_at  timestamp with time zone,
    -- what was signed when it closed
    evidence   text,
    signature  varchar(200)
);
create index access_review_deadline on access_review (closed_at, deadline);

create table access_review_reviewer (
    review   uuid not null references access_review (id),
    reviewer uuid not null,
    primary key (review, reviewer)
);

create table access_review_item (
    id         uuid primary key,
    review     uuid        not null references access_review (id),
    assignment uuid        not null references access_assignment (id),
    user_id    uuid        not null,
    role       varchar(40) not null,
    decision   varchar(12),
    decided_by uuid,
    decided_at timestamp with time zone,
    note       varchar(500)
);
create index access_review_item_review on access_review_item (review, id);

-- The Ed25519 pair that signs evidence; the private half sealed by the vault.
create table access_evidence_key (
    id             integer primary key,
    public_key     varchar(200)  not null,
    sealed_private varchar(2000) not null
);

create table access_alert (
    id              uuid primary key,
    kind            varchar(80)              not null,
    severity        varchar(12)              not null,
    subject         uuid,
    -- JSON object of strings
    details         varchar(8000)            not null,
    raised_at       timestamp with time zone not null,
    last_at         timestamp with time zone not null,
    raised_count    integer                  not null,
    acknowledged_by uuid,
    acknowledged_at timestamp with time zone,
    note            varchar(500)
);
create index access_alert_open on access_alert (acknowledged_at, kind);
