-- Event store for PostgreSQL 14 and newer. Names and ids are compared byte by byte (COLLATE "C"), whatever the locale
-- of the database: this is faster, and an index stays valid when the collations of the operating system change.
--: if not projections_only
--: if partitioned
-- Partitioned events need PostgreSQL 17 or newer. Positions are unique because only the identity writes them.
--: end

--: if jsonb
-- JSON payloads can be queried as JSONB, besides their unchanged bytes. The column is NULL for other payloads, and for
-- JSON that is too deeply nested or too large for JSONB.
CREATE OR REPLACE FUNCTION {{events.prefix}}"{{events.name}}_json"(payload BYTEA) RETURNS JSONB
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RETURN convert_from(payload, 'UTF8')::jsonb; EXCEPTION
   WHEN data_exception OR program_limit_exceeded THEN RETURN NULL; END $$;

ALTER FUNCTION {{events.prefix}}"{{events.name}}_json"(BYTEA) OWNER TO CURRENT_USER;

--: end
CREATE TABLE IF NOT EXISTS {{events}} (
    global_position   BIGINT           GENERATED ALWAYS AS IDENTITY,
    bounded_context   TEXT COLLATE "C" NOT NULL,
    aggregate_type    TEXT COLLATE "C" NOT NULL,
    aggregate_id      TEXT COLLATE "C" NOT NULL,
    aggregate_version BIGINT           NOT NULL,
    slot              SMALLINT         NOT NULL,
    event_id          UUID             NOT NULL,
    event_type        TEXT COLLATE "C" NOT NULL,
    event_version     INT              NOT NULL,
    payload           BYTEA            NOT NULL,
    metadata          JSON             NOT NULL, -- not JSONB: what is read back is what was written, byte for byte
    trace_id          TEXT COLLATE "C",
    correlation_id    TEXT COLLATE "C",
    causation_id      TEXT COLLATE "C",
    created_at        TIMESTAMPTZ      NOT NULL,
--: if jsonb
    payload_json      JSONB            GENERATED ALWAYS AS ({{events.prefix}}"{{events.name}}_json"(payload)) STORED,
--: end
--: if partition_list
    CONSTRAINT "{{events.name}}_event_id_key" UNIQUE (event_id, bounded_context),
--: end
--: if partition_hash
    CONSTRAINT "{{events.name}}_event_id_key" UNIQUE (event_id, aggregate_id),
--: end
--: if not partitioned
    CONSTRAINT "{{events.name}}_pkey" PRIMARY KEY (global_position),
    CONSTRAINT "{{events.name}}_event_id_key" UNIQUE (event_id),
--: end
    CONSTRAINT "{{events.name}}_version_key" UNIQUE (bounded_context, aggregate_type, aggregate_id, aggregate_version)
--: if not partitioned
);
--: end
--: if partition_list
) PARTITION BY LIST (bounded_context);
--: end
--: if partition_hash
) PARTITION BY HASH (aggregate_id);
--: end

--: if partitioned
{{partitions}}

CREATE INDEX IF NOT EXISTS "{{events.name}}_position_idx" ON {{events}} (global_position);

--: end
--: if type_index
CREATE INDEX IF NOT EXISTS "{{events.name}}_type_idx" ON {{events}} (event_type, global_position);

--: end
--: if correlation_index
CREATE INDEX IF NOT EXISTS "{{events.name}}_correlation_idx"
    ON {{events}} (correlation_id, global_position) WHERE correlation_id IS NOT NULL;

--: end
-- One small row per aggregate. HOT updates: free space on each page, and no index on a column that changes.
CREATE TABLE IF NOT EXISTS {{aggregate_heads}} (
    bounded_context   TEXT COLLATE "C" NOT NULL,
    aggregate_type    TEXT COLLATE "C" NOT NULL,
    aggregate_id      TEXT COLLATE "C" NOT NULL,
    aggregate_version BIGINT           NOT NULL,
    CONSTRAINT "{{aggregate_heads.name}}_pkey" PRIMARY KEY (bounded_context, aggregate_type, aggregate_id)
) WITH (fillfactor = 70);

CREATE TABLE IF NOT EXISTS {{store_info}} (
    id               SMALLINT PRIMARY KEY CHECK (id = 1),
    store_id         UUID     NOT NULL,
    schema_version   INT      NOT NULL,
    compatible_from  INT      NOT NULL DEFAULT 2, -- the oldest version that may work with these tables
    settled_position BIGINT,          -- up to here no position will ever appear, as a reader has proven
    settled_sequence TEXT COLLATE "C" -- as long as positions come from this file of the identity's sequence
);

INSERT INTO {{store_info}} (id, store_id, schema_version, compatible_from)
VALUES (1, gen_random_uuid(), {{schema_version}}, 2)
ON CONFLICT DO NOTHING;
--: end

-- One row per registered projection.
CREATE TABLE IF NOT EXISTS {{projections}} (
    projection  TEXT COLLATE "C" NOT NULL,
    store_id    UUID             NOT NULL, -- of the event store whose positions it counts
    token       BIGINT           NOT NULL, -- the last fencing token that was drawn
    scope       TEXT COLLATE "C",          -- what it was last started with
    failure     TEXT,                      -- what ended a partition that was not started again since
    failed_slot INT,                       -- the first slot of that partition
    error_action TEXT,                     -- what its error policy does with an event that fails
    paused_by   TEXT,                      -- who paused it, and why
    paused_at   TIMESTAMPTZ,               -- null unless it is paused
    failed_at   TIMESTAMPTZ,               -- when the failure was recorded
    CONSTRAINT "{{projections.name}}_pkey" PRIMARY KEY (projection)
);

-- The rows of a projection cover all slots without overlap. HOT updates: no index on a column that changes.
CREATE TABLE IF NOT EXISTS {{projection_checkpoints}} (
    projection TEXT COLLATE "C" NOT NULL,
    first_slot INT              NOT NULL,
    last_slot  INT              NOT NULL,
    position   BIGINT           NOT NULL,
    token      BIGINT           NOT NULL,
    revision   BIGINT           NOT NULL,
    owner      TEXT COLLATE "C" NOT NULL,
    updated_at TIMESTAMPTZ      NOT NULL,
    known_position BIGINT       NOT NULL DEFAULT 0, -- of the last event whose id is remembered
    known_event    UUID,
    strategy   INT              NOT NULL DEFAULT 0, -- fingerprint of the partition strategy, 0 for the default
    CONSTRAINT "{{projection_checkpoints.name}}_pkey" PRIMARY KEY (projection, first_slot)
) WITH (fillfactor = 50);

CREATE TABLE IF NOT EXISTS {{projection_leases}} (
    projection TEXT COLLATE "C" NOT NULL,
    first_slot INT              NOT NULL,
    last_slot  INT              NOT NULL,
    owner      TEXT COLLATE "C" NOT NULL,
    token      BIGINT           NOT NULL,
    expires_at TIMESTAMPTZ      NOT NULL,
    CONSTRAINT "{{projection_leases.name}}_pkey" PRIMARY KEY (projection, first_slot)
) WITH (fillfactor = 50);

CREATE TABLE IF NOT EXISTS {{projection_owners}} (
    projection TEXT COLLATE "C" NOT NULL,
    owner      TEXT COLLATE "C" NOT NULL,
    expires_at TIMESTAMPTZ      NOT NULL,
    version    TEXT, -- of the library that the owner uses
    CONSTRAINT "{{projection_owners.name}}_pkey" PRIMARY KEY (projection, owner)
) WITH (fillfactor = 50);

CREATE TABLE IF NOT EXISTS {{projection_parked_streams}} (
    projection      TEXT COLLATE "C" NOT NULL,
    first_position  BIGINT           NOT NULL,
    handled_to      BIGINT           NOT NULL,
    bounded_context TEXT COLLATE "C" NOT NULL,
    aggregate_type  TEXT COLLATE "C" NOT NULL,
    aggregate_id    TEXT COLLATE "C" NOT NULL,
    slot            SMALLINT         NOT NULL,
    event_id        UUID             NOT NULL,
    error           TEXT             NOT NULL,
    attempts        INT              NOT NULL,
    parked_at       TIMESTAMPTZ      NOT NULL,
    CONSTRAINT "{{projection_parked_streams.name}}_pkey" PRIMARY KEY (projection, first_position)
);

CREATE TABLE IF NOT EXISTS {{projection_dead_letters}} (
    projection      TEXT COLLATE "C" NOT NULL,
    position        BIGINT           NOT NULL,
    bounded_context TEXT COLLATE "C" NOT NULL,
    aggregate_type  TEXT COLLATE "C" NOT NULL,
    aggregate_id    TEXT COLLATE "C" NOT NULL,
    event_id        UUID             NOT NULL,
    event_type      TEXT COLLATE "C" NOT NULL,
    error           TEXT             NOT NULL,
    attempts        INT              NOT NULL,
    failed_at       TIMESTAMPTZ      NOT NULL,
    CONSTRAINT "{{projection_dead_letters.name}}_pkey" PRIMARY KEY (projection, position)
);

CREATE TABLE IF NOT EXISTS {{projection_active_versions}} (
    read_model TEXT COLLATE "C" NOT NULL,
    projection TEXT COLLATE "C" NOT NULL,
    CONSTRAINT "{{projection_active_versions.name}}_pkey" PRIMARY KEY (read_model)
);
