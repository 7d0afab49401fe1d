-- The key that signs checkpoints; the private half is sealed by the vault.
create table audit_checkpoint_key (
    id         integer                  not null primary key,
    -- verifier key of C2SP signed-note
    verifier   varchar(300)             not null,
    sealed     bytea                    not null,
    -- SHA-256 of both, so that a damaged key is found before it is needed
    fingerprint varchar(64)             not null
);

-- Signed statements of the log's size and root; each is in HOME/audit/checkpoints first.
create table audit_checkpoint (
    size bigint        not null primary key,
    note varchar(1000) not null
);
