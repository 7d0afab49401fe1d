-- PostgreSQL: what the serving role may do to the audit log. The role owns nothing: the tables
-- belong to the role that migrated them. Run it as that owner, after each upgrade.
--
--   psql --set=role=aibot_app --file=audit-application-role.sql DATABASE
revoke all on audit_entry, audit_node, audit_checkpoint, audit_checkpoint_key, audit_head,
    audit_forward, audit_checkpoint_turn from :role;
grant select, insert on audit_entry, audit_node, audit_checkpoint, audit_checkpoint_key to :role;
grant select, update on audit_head, audit_checkpoint_turn to :role;
grant select, insert, update on audit_forward to :role;
