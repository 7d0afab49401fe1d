create table access_policy (
    name           varchar(60) primary key,
    description    varchar(500) not null,
    active_version integer,
    latest_version integer      not null
);

-- Versions are never changed, only added.
create table access_policy_version (
    policy      varchar(60)              not null references access_policy (name),
    version     integer                  not null,
    body        text                     not null,
    -- JSON array of test cases
    tests       text                     not null,
    -- codes of the actions that the body governs, comma separated; * for all. Known before the
    -- policy engine is, so that what is governed is refused while the engine is not there
    governs     varchar(4000)            not null,
    author      uuid                     not null,
    created_at  timestamp with time zone not null,
    deployed_at timestamp with time zone,
    primary key (policy, version)
);
