-- A role that may append, read and run projections, but not change or delete an event. Grant it to the users of applications.
DO $$ BEGIN CREATE ROLE {{role}} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;

GRANT SELECT, INSERT ON {{events}} TO {{role}};
GRANT SELECT, INSERT, UPDATE ON {{aggregate_heads}} TO {{role}};
GRANT SELECT, UPDATE (settled_position, settled_sequence) ON {{store_info}} TO {{role}};
DO $$ BEGIN EXECUTE 'GRANT SELECT ON SEQUENCE ' || pg_get_serial_sequence('{{events}}', 'global_position') || ' TO {{role}}'; END $$;
--: if snapshots
GRANT SELECT, INSERT, UPDATE, DELETE ON {{snapshots}} TO {{role}};
--: end
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projections}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_checkpoints}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_leases}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_owners}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_parked_streams}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_dead_letters}} TO {{role}};
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projection_active_versions}} TO {{role}};
