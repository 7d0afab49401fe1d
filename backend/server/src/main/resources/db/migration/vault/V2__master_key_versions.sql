-- When and why each version of the key-encryption key was made; the keys themselves are elsewhere.
create table vault_master_key (
    version integer primary key,
    made_at timestamp with time zone not null,
    reason  varchar(500)             not null
);
