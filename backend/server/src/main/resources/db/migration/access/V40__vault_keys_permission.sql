insert into access_role_permission (role, permission) values ('OPERATOR', 'vault-keys:rotate');
