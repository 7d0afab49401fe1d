-- How far entries were forwarded to a collector on another machine.
create table audit_forward (
    target varchar(300) not null primary key,
    size   bigint       not null
);
