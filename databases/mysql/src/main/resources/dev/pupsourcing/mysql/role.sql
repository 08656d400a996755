--: if role_append
-- Role {{role.name}} may append and read events. On MariaDB, INSERT ... RETURNING of the position needs the right to
-- insert into its column, so the whole table is granted.
--: end
--: if role_project
-- Role {{role.name}} may read events and run projections; grant it the read models yourself. Its readers claim
-- positions that were generated and never used, so it may insert events with a position. The transactions that block a reader
-- are shown only with the global privilege PROCESS, which an administrator must grant.
--: end
--: if role_read
-- Role {{role.name}} can read everything and change nothing.
--: end
CREATE ROLE IF NOT EXISTS {{role}};

--: if not projections_only
GRANT SELECT ON {{events}} TO {{role}};
GRANT SELECT ON {{aggregate_heads}} TO {{role}};
GRANT SELECT ON {{store_info}} TO {{role}};
--: end
--: if role_append
GRANT INSERT ON {{events}} TO {{role}};
GRANT INSERT, UPDATE, DELETE ON {{aggregate_heads}} TO {{role}};
--: if snapshots
GRANT SELECT, INSERT, UPDATE, DELETE ON {{snapshots}} TO {{role}};
--: end
--: end
--: if role_project
--: if not projections_only
GRANT INSERT ON {{events}} TO {{role}};
--: end
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projections}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_checkpoints}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_leases}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_owners}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_parked_streams}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_dead_letters}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_active_versions}} TO {{role}};
--: end
--: if role_read
GRANT SELECT ON {{projections}} TO {{role}};
GRANT SELECT ON {{projection_checkpoints}} TO {{role}};
GRANT SELECT ON {{projection_leases}} TO {{role}};
GRANT SELECT ON {{projection_owners}} TO {{role}};
GRANT SELECT ON {{projection_parked_streams}} TO {{role}};
GRANT SELECT ON {{projection_dead_letters}} TO {{role}};
GRANT SELECT ON {{projection_active_versions}} TO {{role}};
--: if snapshots
GRANT SELECT ON {{snapshots}} TO {{role}};
--: end
--: end
