--: if role_append
-- Role {{role.name}} may append and read events. The database generates the positions, so their column is not granted.
--: end
--: if role_project
-- Role {{role.name}} may read events and run projections; grant it the read models yourself.
--: end
--: if role_read
-- Role {{role.name}} can read everything and change nothing.
--: end
DO $$ BEGIN CREATE ROLE {{role}} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;

--: if own_schema
DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO {{role}}', current_schema()); END $$;
--: end
--: if named_schemas
GRANT USAGE ON SCHEMA {{schemas}} TO {{role}};
--: end
--: if not projections_only
GRANT SELECT ON {{events}}, {{aggregate_heads}}, {{store_info}} TO {{role}};
DO $$ BEGIN EXECUTE 'GRANT SELECT ON SEQUENCE ' || pg_get_serial_sequence('{{events}}', 'global_position') || ' TO {{role}}'; END $$;
--: end
--: if role_append
GRANT INSERT (bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type, event_version,
    payload, metadata, trace_id, correlation_id, causation_id, created_at) ON {{events}} TO {{role}};
GRANT INSERT, UPDATE (aggregate_version) ON {{aggregate_heads}} TO {{role}};
--: if snapshots
GRANT SELECT, INSERT, UPDATE, DELETE ON {{snapshots}} TO {{role}};
--: end
--: end
--: if role_project
--: if not projections_only
GRANT UPDATE (settled_position, settled_sequence) ON {{store_info}} TO {{role}};
--: end
GRANT SELECT, INSERT, UPDATE, DELETE ON {{projections}}, {{projection_checkpoints}}, {{projection_leases}},
    {{projection_owners}}, {{projection_parked_streams}}, {{projection_dead_letters}}, {{projection_active_versions}}
    TO {{role}};
-- The transactions that block a reader are shown only to members of pg_read_all_stats; an administrator must grant it.
DO $$ BEGIN GRANT pg_read_all_stats TO {{role}}; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;
--: end
--: if role_read
GRANT SELECT ON {{projections}}, {{projection_checkpoints}}, {{projection_leases}}, {{projection_owners}},
    {{projection_parked_streams}}, {{projection_dead_letters}}, {{projection_active_versions}} TO {{role}};
--: if snapshots
GRANT SELECT ON {{snapshots}} TO {{role}};
--: end
--: end
