-- Snapshots, one row per stream and schema of its state. They are a cache: rows can be deleted at any time.
CREATE TABLE IF NOT EXISTS {{snapshots}} (
    bounded_context   VARCHAR(255) NOT NULL,
    aggregate_type    VARCHAR(255) NOT NULL,
    aggregate_id      VARCHAR(255) NOT NULL,
    aggregate_version BIGINT       NOT NULL,
    event_id          BINARY(16)   NOT NULL, -- of the event at that version
    state_schema      VARCHAR(255) NOT NULL, -- what the state looks like
    state             LONGBLOB     NOT NULL,
    schema_hash       BIGINT       NOT NULL DEFAULT 0,
    PRIMARY KEY (bounded_context, aggregate_type, aggregate_id, schema_hash)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE /*M! utf8mb4_nopad_bin */ /*!80017 utf8mb4_0900_bin */;
