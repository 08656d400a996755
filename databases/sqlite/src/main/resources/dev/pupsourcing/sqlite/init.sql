-- Event store for SQLite 3.35 and newer. Positions ascend in commit order, because one transaction writes at a time.

CREATE TABLE IF NOT EXISTS {{events}} (
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

--: if type_index
CREATE INDEX IF NOT EXISTS {{events.prefix}}"{{events.name}}_type_idx"
    ON "{{events.name}}" (event_type, global_position);

--: end
--: if correlation_index
CREATE INDEX IF NOT EXISTS {{events.prefix}}"{{events.name}}_correlation_idx"
    ON "{{events.name}}" (correlation_id) WHERE correlation_id IS NOT NULL;

--: end
CREATE TABLE IF NOT EXISTS {{aggregate_heads}} (
    bounded_context   TEXT    NOT NULL,
    aggregate_type    TEXT    NOT NULL,
    aggregate_id      TEXT    NOT NULL,
    aggregate_version INTEGER NOT NULL,
    PRIMARY KEY (bounded_context, aggregate_type, aggregate_id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS {{store_info}} (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    store_id       BLOB    NOT NULL,
    schema_version INTEGER NOT NULL
);

INSERT INTO {{store_info}} (id, store_id, schema_version)
SELECT 1, randomblob(16), {{schema_version}} WHERE NOT EXISTS (SELECT 1 FROM {{store_info}});
