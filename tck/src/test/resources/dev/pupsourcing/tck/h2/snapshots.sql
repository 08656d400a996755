-- Snapshots, one row per stream and schema of its state. They are a cache: rows can be deleted at any time.
CREATE TABLE IF NOT EXISTS {{snapshots}} (
    bounded_context   CHARACTER VARYING(1000) NOT NULL,
    aggregate_type    CHARACTER VARYING(1000) NOT NULL,
    aggregate_id      CHARACTER VARYING(1000) NOT NULL,
    aggregate_version BIGINT NOT NULL,
    event_id          UUID NOT NULL, -- of the event at that version
    state_schema      CHARACTER VARYING(1000) NOT NULL, -- what the state looks like
    state             BINARY LARGE OBJECT NOT NULL,
    schema_hash       BIGINT DEFAULT 0 NOT NULL,
    PRIMARY KEY (bounded_context, aggregate_type, aggregate_id, schema_hash)
);
