insert into access_role_permission (role, permission) values ('CUSTOMER', 'connections:own');
