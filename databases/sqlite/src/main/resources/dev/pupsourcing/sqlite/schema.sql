-- Event store for SQLite 3.35 and newer. Positions ascend in commit order, because one transaction writes at a time.

CREATE TABLE IF NOT EXISTS "events" (
    global_position   INTEGER PRIMARY KEY AUTOINCREMENT,
    bounded_context   TEXT    NOT NULL,
    aggregate_type    TEXT    NOT NULL,
    aggregate_id      TEXT    NOT NULL,
    aggregate_version INTEGER NOT NULL,
    slot              INTEGER NOT NULL,
    event_id          BLOB    NOT NULL,
    event_type        TEXT    NOT NULL,
    event_version     INTEGER NOT NULL,
    payload           BLOB    NOT NULL,
    metadata          TEXT    NOT NULL,
    trace_id          TEXT,
    correlation_id    TEXT,
    causation_id      TEXT,
    created_at        TEXT    NOT NULL, -- UTC, always with six digits of a second, so that text order is time order
    UNIQUE (event_id),
    UNIQUE (bounded_context, aggregate_type, aggregate_id, aggregate_version)
);

CREATE TABLE IF NOT EXISTS "aggregate_heads" (
    bounded_context   TEXT    NOT NULL,
    aggregate_type    TEXT    NOT NULL,
    aggregate_id      TEXT    NOT NULL,
    aggregate_version INTEGER NOT NULL,
    PRIMARY KEY (bounded_context, aggregate_type, aggregate_id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS "store_info" (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    store_id        BLOB    NOT NULL,
    schema_version  INTEGER NOT NULL,
    compatible_from INTEGER NOT NULL DEFAULT 2 -- the oldest version that may work with these tables
);

INSERT INTO "store_info" (id, store_id, schema_version, compatible_from)
SELECT 1, randomblob(16), 2, 2 WHERE NOT EXISTS (SELECT 1 FROM "store_info");

-- One row per registered projection.
CREATE TABLE IF NOT EXISTS "projections" (
    projection  TEXT    NOT NULL PRIMARY KEY,
    store_id    BLOB    NOT NULL, -- of the event store whose positions it counts
    token       INTEGER NOT NULL, -- the last fencing token that was drawn
    scope       TEXT,             -- what it was last started with
    failure     TEXT,             -- what ended a partition that was not started again since
    failed_slot INTEGER,          -- the first slot of that partition
    error_action TEXT,            -- what its error policy does with an event that fails
    paused_by   TEXT,             -- who paused it, and why
    paused_at   TEXT,             -- UTC, null unless it is paused
    failed_at   TEXT              -- UTC, when the failure was recorded
) WITHOUT ROWID;

-- The rows of a projection cover all slots without overlap.
CREATE TABLE IF NOT EXISTS "projection_checkpoints" (
    projection TEXT    NOT NULL,
    first_slot INTEGER NOT NULL,
    last_slot  INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    token      INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    owner      TEXT    NOT NULL,
    updated_at TEXT    NOT NULL, -- UTC, as in the events table
    known_position INTEGER NOT NULL DEFAULT 0, -- of the last event whose id is remembered
    known_event    BLOB,
    strategy   INTEGER NOT NULL DEFAULT 0, -- fingerprint of the partition strategy, 0 for the default
    PRIMARY KEY (projection, first_slot)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS "projection_leases" (
    projection TEXT    NOT NULL,
    first_slot INTEGER NOT NULL,
    last_slot  INTEGER NOT NULL,
    owner      TEXT    NOT NULL,
    token      INTEGER NOT NULL,
    expires_at TEXT    NOT NULL,
    PRIMARY KEY (projection, first_slot)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS "projection_owners" (
    projection TEXT NOT NULL,
    owner      TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    version    TEXT, -- of the library that the owner uses
    PRIMARY KEY (projection, owner)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS "projection_parked_streams" (
    projection      TEXT    NOT NULL,
    first_position  INTEGER NOT NULL,
    handled_to      INTEGER NOT NULL,
    bounded_context TEXT    NOT NULL,
    aggregate_type  TEXT    NOT NULL,
    aggregate_id    TEXT    NOT NULL,
    slot            INTEGER NOT NULL,
    event_id        BLOB    NOT NULL,
    error           TEXT    NOT NULL,
    attempts        INTEGER NOT NULL,
    parked_at       TEXT    NOT NULL,
    PRIMARY KEY (projection, first_position)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS "projection_dead_letters" (
    projection      TEXT    NOT NULL,
    position        INTEGER NOT NULL,
    bounded_context TEXT    NOT NULL,
    aggregate_type  TEXT    NOT NULL,
    aggregate_id    TEXT    NOT NULL,
    event_id        BLOB    NOT NULL,
    event_type      TEXT    NOT NULL,
    error           TEXT    NOT NULL,
    attempts        INTEGER NOT NULL,
    failed_at       TEXT    NOT NULL,
    PRIMARY KEY (projection, position)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS "projection_active_versions" (
    read_model TEXT NOT NULL PRIMARY KEY,
    projection TEXT NOT NULL
) WITHOUT ROWID;
