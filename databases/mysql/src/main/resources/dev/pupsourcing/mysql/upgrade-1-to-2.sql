-- From schema version 1 to 2. Each statement adds a column or can safely run again, so an interrupted upgrade can be continued.
-- New columns are the last ones of the table, here and in a new schema.
--: if not projections_only
ALTER TABLE {{store_info}} ADD COLUMN compatible_from INT NOT NULL DEFAULT 2;
--: end

ALTER TABLE {{projections}} ADD COLUMN scope TEXT;
ALTER TABLE {{projections}} ADD COLUMN failure TEXT;
ALTER TABLE {{projections}} ADD COLUMN failed_slot INT;
ALTER TABLE {{projections}} ADD COLUMN error_action VARCHAR(32);
ALTER TABLE {{projections}} ADD COLUMN paused_by VARCHAR(255);
ALTER TABLE {{projections}} ADD COLUMN paused_at DATETIME(6);
ALTER TABLE {{projections}} ADD COLUMN failed_at DATETIME(6);
ALTER TABLE {{projection_owners}} ADD COLUMN version VARCHAR(64);
ALTER TABLE {{projection_checkpoints}} ADD COLUMN known_position BIGINT NOT NULL DEFAULT 0;

ALTER TABLE {{projection_checkpoints}} ADD COLUMN known_event BINARY(16);
ALTER TABLE {{projection_checkpoints}} ADD COLUMN strategy INT NOT NULL DEFAULT 0;

-- In version 1 the fingerprint of the partition strategy was the upper half of the revision.
UPDATE {{projection_checkpoints}} SET strategy = revision >> 32, revision = revision & 4294967295 WHERE revision > 4294967295;

--: if snapshots
-- Snapshots of an old and a new program no longer replace each other.
ALTER TABLE {{snapshots}} ADD COLUMN schema_hash BIGINT NOT NULL DEFAULT 0;
ALTER TABLE {{snapshots}}
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (bounded_context, aggregate_type, aggregate_id, schema_hash);

--: end
--: if not projections_only
UPDATE {{store_info}} SET schema_version = 2, compatible_from = 2 WHERE schema_version = 1;
--: end
