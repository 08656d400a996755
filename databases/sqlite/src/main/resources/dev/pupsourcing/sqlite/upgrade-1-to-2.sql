-- From schema version 1 to 2. Each statement adds a column or can safely run again, so an interrupted upgrade can be continued.
-- New columns are the last ones of the table, here and in a new schema.
--: if not projections_only
ALTER TABLE {{store_info}} ADD COLUMN compatible_from INTEGER NOT NULL DEFAULT 2;
--: end

ALTER TABLE {{projections}} ADD COLUMN scope TEXT;
ALTER TABLE {{projections}} ADD COLUMN failure TEXT;
ALTER TABLE {{projections}} ADD COLUMN failed_slot INTEGER;
ALTER TABLE {{projections}} ADD COLUMN error_action TEXT;
ALTER TABLE {{projections}} ADD COLUMN paused_by TEXT;
ALTER TABLE {{projections}} ADD COLUMN paused_at TEXT;
ALTER TABLE {{projections}} ADD COLUMN failed_at TEXT;
ALTER TABLE {{projection_owners}} ADD COLUMN version TEXT;
ALTER TABLE {{projection_checkpoints}} ADD COLUMN known_position INTEGER NOT NULL DEFAULT 0;

ALTER TABLE {{projection_checkpoints}} ADD COLUMN known_event BLOB;
ALTER TABLE {{projection_checkpoints}} ADD COLUMN strategy INTEGER NOT NULL DEFAULT 0;

-- In version 1 the fingerprint of the partition strategy was the upper half of the revision.
UPDATE {{projection_checkpoints}} SET strategy = revision >> 32, revision = revision & 4294967295 WHERE revision > 4294967295;

--: if snapshots
-- Snapshots of an old and a new program no longer replace each other. SQLite cannot change a key,
-- so the cache is emptied.
DROP TABLE IF EXISTS {{snapshots}};
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

--: end
--: if not projections_only
UPDATE {{store_info}} SET schema_version = 2, compatible_from = 2 WHERE schema_version = 1;
--: end
