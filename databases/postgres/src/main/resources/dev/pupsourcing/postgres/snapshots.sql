-- Snapshots, one row per stream and schema of its state. They are a cache: rows can be deleted at any time.
CREATE TABLE IF NOT EXISTS {{snapshots}} (
    bounded_context   TEXT COLLATE "C" NOT NULL,
    aggregate_type    TEXT COLLATE "C" NOT NULL,
    aggregate_id      TEXT COLLATE "C" NOT NULL,
    aggregate_version BIGINT           NOT NULL,
    event_id          UUID             NOT NULL, -- of the event at that version
    state_schema      TEXT             NOT NULL, -- what the state looks like
    state             BYTEA            NOT NULL,
    schema_hash       BIGINT           NOT NULL DEFAULT 0,
    CONSTRAINT "{{snapshots.name}}_pkey" PRIMARY KEY (bounded_context, aggregate_type, aggregate_id, schema_hash)
);
