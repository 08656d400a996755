// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.group;

import dev.pupsourcing.jdbc.spi.StoreTables;

/**
 * The statement of a group of appends: one text for any number of appends and events, so that the server plans it once.
 *
 * <p>The first parameters describe the appends, one array element each: context, type, id, expected version (-1 for any,
 * 0 for no stream), number of events, slot. The others describe the events of all appends in order: the number of the
 * append, the number of the event within it, id, type, version, payload, metadata, trace, correlation, causation, time.
 *
 * <p>It returns the ids of stored events with their positions and versions. An append without rows has stored nothing:
 * its version does not match, one of its ids is stored, or another transaction has locked its head.
 *
 * <p>Each row is looked up in an index by a subquery of its own, with OFFSET or FOR UPDATE against flattening: joins
 * with the tables would be planned as scans while the statistics are those of empty tables. Existing heads are locked
 * without waiting. Only an uncommitted new head or event id of another transaction can make the statement wait, and
 * then it fails after a short time.
 */
final class GroupSql {

    /** The maximum time for which the group waits for another transaction. */
    private static final String LOCK_TIMEOUT = "20ms";

    private static final String APPENDS = """
            WITH settings AS MATERIALIZED (
                SELECT set_config('lock_timeout', '%s', true)
            ),
            appends AS MATERIALIZED (
                SELECT a.*
                  FROM settings,
                       unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::int[], ?::smallint[]) WITH ORDINALITY
                           AS a (bounded_context, aggregate_type, aggregate_id, expected, events, slot, number)
            ),
            given AS MATERIALIZED (
                SELECT e.*
                  FROM unnest(?::int[], ?::int[], ?::uuid[], ?::text[], ?::int[], ?::bytea[], ?::text[], ?::text[],
                              ?::text[], ?::text[], ?::timestamptz[]) WITH ORDINALITY
                           AS e (append, step, event_id, event_type, event_version, payload, metadata, trace_id,
                                 correlation_id, causation_id, created_at, number)
            ),
            """.formatted(LOCK_TIMEOUT);

    private static final String FRESH = """
            stored AS MATERIALIZED (
                SELECT DISTINCT g.append FROM given g
                 WHERE EXISTS (SELECT 1 FROM {{events}} e WHERE e.event_id = g.event_id OFFSET 0)
            ),
            fresh AS MATERIALIZED (
                SELECT a.*,
                       EXISTS (SELECT 1 FROM {{aggregate_heads}} h
                                WHERE h.bounded_context = a.bounded_context AND h.aggregate_type = a.aggregate_type
                                  AND h.aggregate_id = a.aggregate_id OFFSET 0) AS has_head
                  FROM appends a
                 WHERE NOT EXISTS (SELECT 1 FROM stored s WHERE s.append = a.number)
            ),
            """;

    /** Heads that exist and are at the expected version, locked unless another transaction has locked them. */
    private static final String LOCKED = """
            locked AS MATERIALIZED (
                SELECT f.*, h.aggregate_version AS base
                  FROM fresh f
                 CROSS JOIN LATERAL (
                       SELECT aggregate_version FROM {{aggregate_heads}} h
                        WHERE h.bounded_context = f.bounded_context AND h.aggregate_type = f.aggregate_type
                          AND h.aggregate_id = f.aggregate_id
                          AND (f.expected = -1 OR h.aggregate_version = f.expected)
                          FOR NO KEY UPDATE SKIP LOCKED) h
                 WHERE f.has_head AND f.expected <> 0
            ),
            moved AS (
                INSERT INTO {{aggregate_heads}} AS h (aggregate_version, bounded_context, aggregate_type, aggregate_id)
                SELECT l.events, l.bounded_context, l.aggregate_type, l.aggregate_id FROM locked l
                ON CONFLICT (bounded_context, aggregate_type, aggregate_id)
                DO UPDATE SET aggregate_version = h.aggregate_version + excluded.aggregate_version
                RETURNING 1
            ),
            """;

    private static final String BEGUN = """
            begun AS (
                INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
                SELECT f.events, f.bounded_context, f.aggregate_type, f.aggregate_id
                  FROM fresh f
                 WHERE NOT f.has_head AND f.expected <= 0
                ON CONFLICT DO NOTHING
                RETURNING bounded_context, aggregate_type, aggregate_id
            ),
            heads AS (
                SELECT l.number, l.bounded_context, l.aggregate_type, l.aggregate_id, l.slot, l.base FROM locked l
                UNION ALL
                SELECT a.number, a.bounded_context, a.aggregate_type, a.aggregate_id, a.slot, 0
                  FROM begun b
                  JOIN appends a USING (bounded_context, aggregate_type, aggregate_id)
            ),
            """;

    /** Positions are assigned in the order of the appends. */
    private static final String INSERT = """
            inserted AS (
                INSERT INTO {{events}} (
                    bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type,
                    event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at)
                SELECT h.bounded_context, h.aggregate_type, h.aggregate_id, h.base + g.step, h.slot, g.event_id,
                       g.event_type, g.event_version, g.payload, g.metadata::json, g.trace_id, g.correlation_id,
                       g.causation_id, g.created_at
                  FROM heads h
                  JOIN given g ON g.append = h.number
                 ORDER BY g.number
                RETURNING event_id, global_position, aggregate_version
            )
            SELECT event_id, global_position, aggregate_version FROM inserted""";

    private GroupSql() {}

    static String of(StoreTables tables) {
        return tables.in(APPENDS + FRESH + LOCKED + BEGUN + INSERT);
    }
}
