-- A role that may append and read, but not change or delete an event. Grant it to the users of applications.
DO $$ BEGIN CREATE ROLE {{role}} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;

GRANT SELECT, INSERT ON {{events}} TO {{role}};
GRANT SELECT, INSERT, UPDATE ON {{aggregate_heads}} TO {{role}};
GRANT SELECT ON {{store_info}} TO {{role}};
--: if snapshots
GRANT SELECT, INSERT, UPDATE, DELETE ON {{snapshots}} TO {{role}};
--: end
