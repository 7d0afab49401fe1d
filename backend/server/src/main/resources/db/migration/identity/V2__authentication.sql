-- When, and with which factors (comma separated), the session's person last proved who they are.
alter table identity_session add column authenticated_at timestamp with time zone;
alter table identity_session add column factors varchar(200);
update identity_session set authenticated_at = created_at, factors = 'PASSWORD';
alter table identity_session alter column authenticated_at set not null;
alter table identity_session alter column factors set not null;
