insert into access_role_permission (role, permission) values ('MEMBER', 'market-alerts:own');
update access_state set stamp = '00000000-0000-0000-0000-000000000070' where id = 1;
