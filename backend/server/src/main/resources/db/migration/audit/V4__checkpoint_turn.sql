-- Locked by the node that makes a checkpoint, so that each copies what the others made before it.
create table audit_checkpoint_turn (
    id integer not null primary key
);
insert into audit_checkpoint_turn (id) values (1);
