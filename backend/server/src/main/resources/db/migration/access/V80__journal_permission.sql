insert into access_role_permission (role, permission) values ('MEMBER', 'journal:own');
update access_state set stamp = '00000000-0000-0000-0000-000000000080' where id = 1;
