create table operations_flags (
    name varchar(100) primary key,
    is_on boolean not null,
    version bigint not null,
    changed_at timestamp with time zone not null,
    changed_by varchar(200) not null
);
