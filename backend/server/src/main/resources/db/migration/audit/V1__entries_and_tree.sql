-- Every act of consequence, in the order of seq without a gap. Only ever inserted into; the
-- application's role needs no more (see docs/audit.md).
create table audit_entry (
    -- place in the log from 0, which is the leaf's index in the tree
    seq        bigint                   not null primary key,
    happened   timestamp with time zone not null,
    actor_kind varchar(16)              not null,
    actor      varchar(1300)            not null,
    -- the user for whom the actor acts under a delegation
    behalf     varchar(1300),
    action     varchar(100)             not null,
    outcome    varchar(16)              not null,
    object     varchar(1300),
    session    varchar(36),
    device     varchar(1300),
    address    varchar(1300)            not null,
    agent      varchar(1300)            not null,
    trace      varchar(1300)            not null,
    -- canonical JSON (RFC 8785) of an object of strings
    details    varchar(500000)          not null,
    -- whose key sealed the personal facts, and these
    subject    varchar(36),
    personal   varchar(1000000),
    -- hash of the entry before; 32 zero bytes for the first
    prev       bytea                    not null,
    -- SHA-256(0x00 || canonical JSON of all of the above)
    hash       bytea                    not null
);
create index audit_entry_by_time on audit_entry (happened, seq);
create index audit_entry_by_actor on audit_entry (actor, seq);
create index audit_entry_by_action on audit_entry (action, seq);
create index audit_entry_by_object on audit_entry (object, seq);
create index audit_entry_by_subject on audit_entry (subject, seq);

-- Roots of the full subtrees of 16, 256, 4096 … leaves (RFC 9162 section 2.1), so that a proof
-- reads a few dozen rows of a log of any size.
create table audit_node (
    -- the last leaf below it
    ends_at bigint  not null,
    -- its height: a multiple of four
    level   integer not null,
    hash    bytea   not null,
    primary key (ends_at, level)
);

-- The end of the log. Whoever appends locks this row last, right before committing.
create table audit_head (
    id       integer not null primary key,
    size     bigint  not null,
    -- of the last entry; null while there is none
    hash     bytea,
    -- the roots of the full subtrees that the log consists of, largest first
    frontier bytea
);
insert into audit_head (id, size) values (1, 0);
