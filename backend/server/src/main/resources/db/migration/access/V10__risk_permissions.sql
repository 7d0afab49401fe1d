insert into access_role_permission (role, permission) values
    ('OPERATOR', 'risk:read'),
    ('OPERATOR', 'risk:manage'),
    ('AUDITOR', 'risk:read');
update access_state set stamp = '00000000-0000-0000-0000-000000000002' where id = 1;
