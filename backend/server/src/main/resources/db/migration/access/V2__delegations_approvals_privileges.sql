create table access_delegation (
    id         uuid primary key,
    delegator  uuid                     not null,
    delegate   uuid                     not null,
    -- codes, comma separated
    permissions varchar(2000)           not null,
    reason     varchar(500)             not null,
    created_at timestamp with time zone not null,
    ends_at    timestamp with time zone not null,
    revoked_at timestamp with time zone,
    revoked_by uuid
);
create index access_delegation_delegate on access_delegation (delegate);
create index access_delegation_delegator on access_delegation (delegator);

-- What needs a second pair of eyes. The payload is the asking module's.
create table access_approval (
    id          uuid primary key,
    kind        varchar(80)              not null,
    requester   uuid                     not null,
    beneficiary uuid,
    summary     varchar(500)             not null,
    payload     varchar(8000)            not null,
    reason      varchar(500)             not null,
    state       varchar(12)              not null,
    created_at  timestamp with time zone not null,
    expires_at  timestamp with time zone not null,
    decided_by  uuid,
    decided_at  timestamp with time zone,
    note        varchar(500)
);
create index access_approval_state on access_approval (state, id);

-- A role or a single permission for a limited time.
create table access_privilege (
    id           uuid primary key,
    beneficiary  uuid                     not null,
    role         varchar(40) references access_role (name),
    permission   varchar(60),
    reason       varchar(500)             not null,
    minutes      integer                  not null,
    state        varchar(12)              not null,
    requested_at timestamp with time zone not null,
    starts_at    timestamp with time zone,
    ends_at      timestamp with time zone,
    broken_glass boolean                  not null,
    approval     uuid references access_approval (id),
    reviewed_by  uuid,
    reviewed_at  timestamp with time zone,
    review_note  varchar(500)
);
create index access_privilege_beneficiary on access_privilege (beneficiary);
create index access_privilege_state on access_privilege (state);
create index access_privilege_approval on access_privilege (approval);
