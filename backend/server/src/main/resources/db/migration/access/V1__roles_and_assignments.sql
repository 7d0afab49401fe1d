-- Roles and what they bring. A role inherits from its parents; the service refuses cycles.
create table access_role (
    name       varchar(40) primary key,
    title      varchar(200)             not null,
    -- shipped with the backend: stays, though what it brings may change
    built_in   boolean                  not null,
    created_at timestamp with time zone not null
);

create table access_role_permission (
    role       varchar(40) not null references access_role (name),
    permission varchar(60) not null,
    primary key (role, permission)
);

create table access_role_parent (
    role   varchar(40) not null references access_role (name),
    parent varchar(40) not null references access_role (name),
    primary key (role, parent)
);

-- Who has which role; never deleted, so that reviews and audits can look back.
create table access_assignment (
    id            uuid primary key,
    user_id       uuid                     not null,
    role          varchar(40)              not null references access_role (name),
    -- absent when the backend itself gave it
    granted_by    uuid,
    reason        varchar(500)             not null,
    created_at    timestamp with time zone not null,
    ends_at       timestamp with time zone,
    revoked_at    timestamp with time zone,
    revoked_by    uuid,
    revoke_reason varchar(500)
);
create index access_assignment_user on access_assignment (user_id);
create index access_assignment_role on access_assignment (role);

-- One row whose stamp every change of who may do what replaces: it orders changes, and tells other
-- nodes that what they remember is old.
create table access_state (
    id    integer primary key,
    stamp uuid not null
);
insert into access_state (id, stamp) values (1, '00000000-0000-0000-0000-000000000001');

insert into access_role (name, title, built_in, created_at) values
    ('MEMBER', 'Everybody who can sign in', true, current_timestamp),
    ('CUSTOMER', 'Trades with own accounts', true, current_timestamp),
    ('VIP', 'A customer with privileges of their own', true, current_timestamp),
    ('OPERATOR', 'Runs the system', true, current_timestamp),
    ('DEVELOPER', 'Builds on the system', true, current_timestamp),
    ('AUDITOR', 'Sees everything, changes nothing', true, current_timestamp),
    ('ADMIN', 'Manages people and access', true, current_timestamp);

insert into access_role_parent (role, parent) values
    ('CUSTOMER', 'MEMBER'),
    ('VIP', 'CUSTOMER'),
    ('OPERATOR', 'MEMBER'),
    ('DEVELOPER', 'MEMBER'),
    ('AUDITOR', 'MEMBER'),
    ('ADMIN', 'AUDITOR'),
    ('ADMIN', 'OPERATOR');

insert into access_role_permission (role, permission) values
    ('MEMBER', 'self:read'),
    ('MEMBER', 'self:change'),
    ('MEMBER', 'self:security'),
    ('MEMBER', 'privacy:own'),
    ('MEMBER', 'market:read'),
    ('MEMBER', 'privilege:request'),
    ('CUSTOMER', 'account:read'),
    ('CUSTOMER', 'order:place'),
    ('CUSTOMER', 'api-keys:own'),
    ('VIP', 'delegation:own'),
    ('OPERATOR', 'system:read'),
    ('OPERATOR', 'alerts:handle'),
    ('OPERATOR', 'config:read'),
    ('OPERATOR', 'config:manage'),
    ('OPERATOR', 'sessions:read'),
    ('OPERATOR', 'sessions:end'),
    ('OPERATOR', 'api-keys:read'),
    ('OPERATOR', 'signing-keys:rotate'),
    ('OPERATOR', 'replay:control'),
    ('OPERATOR', 'approvals:read'),
    ('OPERATOR', 'privilege:break-glass'),
    ('OPERATOR', 'delegation:own'),
    ('DEVELOPER', 'system:read'),
    ('DEVELOPER', 'config:read'),
    ('DEVELOPER', 'policies:read'),
    ('DEVELOPER', 'replay:control'),
    ('DEVELOPER', 'api-keys:own'),
    ('AUDITOR', 'people:read'),
    ('AUDITOR', 'sessions:read'),
    ('AUDITOR', 'api-keys:read'),
    ('AUDITOR', 'roles:read'),
    ('AUDITOR', 'policies:read'),
    ('AUDITOR', 'approvals:read'),
    ('AUDITOR', 'reviews:read'),
    ('AUDITOR', 'audit:read'),
    ('AUDITOR', 'audit:export'),
    ('AUDITOR', 'ledger:audit'),
    ('AUDITOR', 'system:read'),
    ('AUDITOR', 'config:read'),
    ('ADMIN', 'people:manage'),
    ('ADMIN', 'api-keys:manage'),
    ('ADMIN', 'api-keys:own'),
    ('ADMIN', 'roles:manage'),
    ('ADMIN', 'policies:manage'),
    ('ADMIN', 'approvals:decide'),
    ('ADMIN', 'reviews:manage'),
    ('ADMIN', 'privacy:manage');
