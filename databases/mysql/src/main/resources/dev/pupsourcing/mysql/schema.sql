-- Event store for MySQL 8.0 and newer, and MariaDB 10.6 and newer (InnoDB).
-- The row format is DYNAMIC because the keys are too long for other formats, and the server may have another default.
-- The executable comments select a binary collation without padding, which has different names on the two.

CREATE TABLE IF NOT EXISTS `events` (
    global_position   BIGINT       NOT NULL AUTO_INCREMENT,
    bounded_context   VARCHAR(255) NOT NULL,
    aggregate_type    VARCHAR(255) NOT NULL,
    aggregate_id      VARCHAR(255) NOT NULL,
    aggregate_version BIGINT       NOT NULL,
    slot              SMALLINT     NOT NULL, -- -1 for tombstones, which no slot range contains
    event_id          BINARY(16)   NOT NULL,
    event_type        VARCHAR(255) NOT NULL,
    event_version     INT          NOT NULL,
    payload           LONGBLOB     NOT NULL,
    metadata          LONGTEXT     NOT NULL, -- not JSON: what is read back is what was written, byte for byte
    trace_id          VARCHAR(255),
    correlation_id    VARCHAR(255),
    causation_id      VARCHAR(255),
    created_at        DATETIME(6)  NOT NULL, -- UTC
    PRIMARY KEY (global_position),
    UNIQUE KEY events_event_id_key (event_id),
    UNIQUE KEY events_version_key (bounded_context, aggregate_type, aggregate_id, aggregate_version),
    CONSTRAINT events_metadata_json CHECK (JSON_VALID(metadata))
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE /*M! utf8mb4_nopad_bin */ /*!80017 utf8mb4_0900_bin */;

CREATE TABLE IF NOT EXISTS `aggregate_heads` (
    bounded_context   VARCHAR(255) NOT NULL,
    aggregate_type    VARCHAR(255) NOT NULL,
    aggregate_id      VARCHAR(255) NOT NULL,
    aggregate_version BIGINT       NOT NULL,
    PRIMARY KEY (bounded_context, aggregate_type, aggregate_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE /*M! utf8mb4_nopad_bin */ /*!80017 utf8mb4_0900_bin */;

CREATE TABLE IF NOT EXISTS `store_info` (
    id              TINYINT    NOT NULL,
    store_id        BINARY(16) NOT NULL,
    schema_version  INT        NOT NULL,
    compatible_from INT        NOT NULL DEFAULT 2, -- the oldest version that may work with these tables
    PRIMARY KEY (id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;

INSERT IGNORE INTO `store_info` (id, store_id, schema_version, compatible_from)
VALUES (1, UNHEX(REPLACE(UUID(), '-', '')), 2, 2);

-- One row per registered projection.
CREATE TABLE IF NOT EXISTS `projections` (
    projection  VARCHAR(255) NOT NULL,
    store_id    BINARY(16)   NOT NULL, -- of the event store whose positions it counts
    token       BIGINT       NOT NULL, -- the last fencing token that was drawn
    scope       TEXT,                  -- what it was last started with
    failure     TEXT,                  -- what ended a partition that was not started again since
    failed_slot INT,                   -- the first slot of that partition
    error_action VARCHAR(32),          -- what its error policy does with an event that fails
    paused_by   VARCHAR(255),          -- who paused it, and why
    paused_at   DATETIME(6),           -- UTC, null unless it is paused
    failed_at   DATETIME(6),           -- UTC, when the failure was recorded
    PRIMARY KEY (projection)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE /*M! utf8mb4_nopad_bin */ /*!80017 utf8mb4_0900_bin */;

-- The rows of a projection cover all slots without overlap.
CREATE TABLE IF NOT EXISTS `projection_checkpoints` (
    projection VARCHAR(255) NOT NULL,
    first_slot INT          NOT NULL,
    last_slot  INT          NOT NULL,
    position   BIGINT       NOT NULL,
    token      BIGINT       NOT NULL,
    revision   BIGINT       NOT NULL,
    owner      VARCHAR(255) NOT NULL,
    updated_at DATETIME(6)  NOT NULL, -- UTC
    known_position BIGINT   NOT NULL DEFAULT 0, -- of the last event whose id is remembered
    known_event    BINARY(16),
    strategy   INT          NOT NULL DEFAULT 0, -- fingerprint of the partition strategy, 0 for the default
    PRIMARY KEY (projection, first_slot)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE /*M! utf8mb4_nopad_bin */ /*!80017 utf8mb4_0900_bin */;

CREATE TABLE IF NOT EXISTS `projection_leases` (
    projection VARCHAR(255) NOT NULL,
    first_slot INT          NOT NULL,
    last_slot  INT          NOT NULL,
    owner      VARCHAR(255) NOT NULL,
    token      BIGINT       NOT NULL,
    expires_at DATETIME(6)  NOT NULL, -- UTC
    PRIMARY KEY (projection, first_slot)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE /*M! utf8mb4_nopad_bin */ /*!80017 utf8mb4_0900_bin */;

CREATE TABLE IF NOT EXISTS `projection_owners` (
    projection VARCHAR(255) NOT NULL,
    owner      VARCHAR(255) NOT NULL,
    expires_at DATETIME(6)  NOT NULL, -- UTC
    version    VARCHAR(64),           -- of the library that the owner uses
    PRIMARY KEY (projection, owner)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE /*M! utf8mb4_nopad_bin */ /*!80017 utf8mb4_0900_bin */;

CREATE TABLE IF NOT EXISTS `projection_parked_streams` (
    projection      VARCHAR(255) NOT NULL,
    first_position  BIGINT       NOT NULL,
    handled_to      BIGINT       NOT NULL,
    bounded_context VARCHAR(255) NOT NULL,
    aggregate_type  VARCHAR(255) NOT NULL,
    aggregate_id    VARCHAR(255) NOT NULL,
    slot            SMALLINT     NOT NULL,
    event_id        BINARY(16)   NOT NULL,
    error           TEXT         NOT NULL,
    attempts        INT          NOT NULL,
    parked_at       DATETIME(6)  NOT NULL, -- UTC
    PRIMARY KEY (projection, first_position)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE /*M! utf8mb4_nopad_bin */ /*!80017 utf8mb4_0900_bin */;

CREATE TABLE IF NOT EXISTS `projection_dead_letters` (
    projection      VARCHAR(255) NOT NULL,
    position        BIGINT       NOT NULL,
    bounded_context VARCHAR(255) NOT NULL,
    aggregate_type  VARCHAR(255) NOT NULL,
    aggregate_id    VARCHAR(255) NOT NULL,
    event_id        BINARY(16)   NOT NULL,
    event_type      VARCHAR(255) NOT NULL,
    error           TEXT         NOT NULL,
    attempts        INT          NOT NULL,
    failed_at       DATETIME(6)  NOT NULL, -- UTC
    PRIMARY KEY (projection, position)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE /*M! utf8mb4_nopad_bin */ /*!80017 utf8mb4_0900_bin */;

CREATE TABLE IF NOT EXISTS `projection_active_versions` (
    read_model VARCHAR(255) NOT NULL,
    projection VARCHAR(255) NOT NULL,
    PRIMARY KEY (read_model)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE /*M! utf8mb4_nopad_bin */ /*!80017 utf8mb4_0900_bin */;
