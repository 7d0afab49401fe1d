-- Grows with every change of what people are searched by; locked last before its transaction
-- commits, so that versions are in the order of commits on all nodes.
create table identity_people_version (
    id      integer not null primary key,
    version bigint  not null
);
insert into identity_people_version (id, version) values (1, 0);
-- the version that the person's name or state came with
alter table identity_user add column search_version bigint default 0 not null;
create index identity_user_search_version on identity_user (search_version);
