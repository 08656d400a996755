-- From schema version 1 to 2. Each statement adds a column or can safely run again, so an interrupted upgrade can be continued.
-- New columns are the last ones of the table, here and in a new schema.
--: if not projections_only
ALTER TABLE {{store_info}} ADD COLUMN IF NOT EXISTS compatible_from INT NOT NULL DEFAULT 2;
ALTER TABLE {{store_info}} ADD COLUMN IF NOT EXISTS settled_position BIGINT;
ALTER TABLE {{store_info}} ADD COLUMN IF NOT EXISTS settled_sequence TEXT COLLATE "C";
--: end

--: if jsonb
-- The function uses only built-in functions, whatever is on the search path. JSON that is too deeply nested or
-- too large for JSONB becomes NULL.
CREATE OR REPLACE FUNCTION {{events.prefix}}"{{events.name}}_json"(payload BYTEA) RETURNS JSONB
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RETURN convert_from(payload, 'UTF8')::jsonb; EXCEPTION
   WHEN data_exception OR program_limit_exceeded THEN RETURN NULL; END $$;

ALTER FUNCTION {{events.prefix}}"{{events.name}}_json"(BYTEA) OWNER TO CURRENT_USER;

--: end
--: if correlation_index
-- With the positions, events with a correlation id are found in order. This takes as long as to create the index.
DROP INDEX IF EXISTS {{events.prefix}}"{{events.name}}_correlation_idx";

CREATE INDEX "{{events.name}}_correlation_idx"
    ON {{events}} (correlation_id, global_position) WHERE correlation_id IS NOT NULL;

--: end
ALTER TABLE {{projections}} ADD COLUMN IF NOT EXISTS scope TEXT COLLATE "C";
ALTER TABLE {{projections}} ADD COLUMN IF NOT EXISTS failure TEXT;
ALTER TABLE {{projections}} ADD COLUMN IF NOT EXISTS failed_slot INT;
ALTER TABLE {{projections}} ADD COLUMN IF NOT EXISTS error_action TEXT;
ALTER TABLE {{projections}} ADD COLUMN IF NOT EXISTS paused_by TEXT;
ALTER TABLE {{projections}} ADD COLUMN IF NOT EXISTS paused_at TIMESTAMPTZ;
ALTER TABLE {{projections}} ADD COLUMN IF NOT EXISTS failed_at TIMESTAMPTZ;
ALTER TABLE {{projection_owners}} ADD COLUMN IF NOT EXISTS version TEXT;
ALTER TABLE {{projection_checkpoints}} ADD COLUMN IF NOT EXISTS known_position BIGINT NOT NULL DEFAULT 0;

ALTER TABLE {{projection_checkpoints}} ADD COLUMN IF NOT EXISTS known_event UUID;
ALTER TABLE {{projection_checkpoints}} ADD COLUMN IF NOT EXISTS strategy INT NOT NULL DEFAULT 0;

-- In version 1 the fingerprint of the partition strategy was the upper half of the revision.
UPDATE {{projection_checkpoints}} SET strategy = revision >> 32, revision = revision & 4294967295 WHERE revision > 4294967295;

--: if snapshots
-- Snapshots of an old and a new program no longer replace each other.
ALTER TABLE {{snapshots}} ADD COLUMN IF NOT EXISTS schema_hash BIGINT NOT NULL DEFAULT 0;
ALTER TABLE {{snapshots}}
    DROP CONSTRAINT IF EXISTS "{{snapshots.name}}_pkey",
    ADD CONSTRAINT "{{snapshots.name}}_pkey" PRIMARY KEY (bounded_context, aggregate_type, aggregate_id, schema_hash);

--: end
--: if not projections_only
UPDATE {{store_info}} SET schema_version = 2, compatible_from = 2 WHERE schema_version = 1;
--: end
