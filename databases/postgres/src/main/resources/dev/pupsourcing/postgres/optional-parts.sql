-- Optional parts of the schema, for tables that exist. Each statement can be run again.
--: if not projections_only
--: if jsonb
CREATE OR REPLACE FUNCTION {{events.prefix}}"{{events.name}}_json"(payload BYTEA) RETURNS JSONB
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RETURN convert_from(payload, 'UTF8')::jsonb; EXCEPTION
   WHEN data_exception OR program_limit_exceeded THEN RETURN NULL; END $$;

ALTER FUNCTION {{events.prefix}}"{{events.name}}_json"(BYTEA) OWNER TO CURRENT_USER;

-- This writes all rows again; appends and reads wait until it ends.
ALTER TABLE {{events}} ADD COLUMN IF NOT EXISTS payload_json JSONB
    GENERATED ALWAYS AS ({{events.prefix}}"{{events.name}}_json"(payload)) STORED;

--: end
--: if partitioned
{{partitions}}

--: end
-- Appends wait until an index is built.
--: if type_index
CREATE INDEX IF NOT EXISTS "{{events.name}}_type_idx" ON {{events}} (event_type, global_position);

--: end
--: if correlation_index
CREATE INDEX IF NOT EXISTS "{{events.name}}_correlation_idx"
    ON {{events}} (correlation_id, global_position) WHERE correlation_id IS NOT NULL;

--: end
--: end
