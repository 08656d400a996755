-- Snapshots, one row per stream and schema of its state. They are a cache: rows can be deleted at any time.
CREATE TABLE IF NOT EXISTS {{snapshots}} (
    bounded_context   TEXT    NOT NULL,
    aggregate_type    TEXT    NOT NULL,
    aggregate_id      TEXT    NOT NULL,
    aggregate_version INTEGER NOT NULL,
    event_id          BLOB    NOT NULL, -- of the event at that version
    state_schema      TEXT    NOT NULL, -- what the state looks like
    state             BLOB    NOT NULL,
    schema_hash       INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (bounded_context, aggregate_type, aggregate_id, schema_hash)
);
