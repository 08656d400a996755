// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.dialect.StoreTables;

/**
 * The appending statements, one text per kind of expectation, whatever the number of events: the server plans each once.
 *
 * <p>All begin with the parameters 1 events' ids, 2 context, 3 type, 4 id, 5 number of events, and for {@code Exact} 6
 * the version; the rest is the same for all.
 */
final class AppendSql {

    /** The ids that are stored already, looked for in the same snapshot: none may be. */
    private static final String GIVEN = """
            WITH given AS (
                SELECT ?::uuid[] AS ids, ?::text AS context, ?::text AS type, ?::text AS id, ?::bigint AS n
            ), fresh AS (
                SELECT * FROM given
                 WHERE NOT EXISTS (SELECT 1 FROM {{events}} e, given g WHERE e.event_id = ANY (g.ids))
            ), head AS (
            """;

    private static final String EXACT = """
                UPDATE {{aggregate_heads}} h SET aggregate_version = h.aggregate_version + f.n
                  FROM fresh f
                 WHERE h.bounded_context = f.context AND h.aggregate_type = f.type AND h.aggregate_id = f.id
                   AND h.aggregate_version = ?
                RETURNING h.aggregate_version - f.n AS base
            """;

    private static final String NO_STREAM = """
                INSERT INTO {{aggregate_heads}} (bounded_context, aggregate_type, aggregate_id, aggregate_version)
                SELECT f.context, f.type, f.id, f.n FROM fresh f
                ON CONFLICT DO NOTHING
                RETURNING 0::bigint AS base
            """;

    private static final String ANY = """
                INSERT INTO {{aggregate_heads}} AS h (bounded_context, aggregate_type, aggregate_id, aggregate_version)
                SELECT f.context, f.type, f.id, f.n FROM fresh f
                ON CONFLICT (bounded_context, aggregate_type, aggregate_id)
                DO UPDATE SET aggregate_version = h.aggregate_version + excluded.aggregate_version
                RETURNING h.aggregate_version - (SELECT n FROM given) AS base
            """;

    private static final String INSERT = """
            ), stored AS (
                INSERT INTO {{events}} (
                    bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type,
                    event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at)
                SELECT g.context, g.type, g.id, h.base + u.ordinality, ?, u.event_id, u.event_type,
                       u.event_version, u.payload, u.metadata::json, u.trace_id, u.correlation_id, u.causation_id,
                       u.created_at
                  FROM head h, given g,
                       unnest(g.ids, ?::text[], ?::int[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[],
                              ?::timestamptz[]) WITH ORDINALITY
                       AS u (event_id, event_type, event_version, payload, metadata, trace_id, correlation_id,
                             causation_id, created_at, ordinality)
                 ORDER BY u.ordinality
                RETURNING global_position, aggregate_version
            )
            SELECT global_position, aggregate_version FROM stored ORDER BY aggregate_version""";

    /** The version of a stream: of its head row, or of its last event if somebody else wrote that. */
    private static final String VERSION = """
            SELECT GREATEST(
                (SELECT h.aggregate_version FROM {{aggregate_heads}} h
                  WHERE h.bounded_context = ? AND h.aggregate_type = ? AND h.aggregate_id = ?),
                (SELECT MAX(e.aggregate_version) FROM {{events}} e
                  WHERE e.bounded_context = ? AND e.aggregate_type = ? AND e.aggregate_id = ?), 0)""";

    /** Fails with a serialization failure if the head row has changed since the transaction's snapshot. */
    private static final String LOCK_HEAD = """
            SELECT 1 FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
               FOR SHARE""";

    private final String exact;
    private final String noStream;
    private final String any;
    final String version;
    final String lockHead;

    AppendSql(StoreTables tables) {
        this.exact = tables.in(GIVEN + EXACT + INSERT);
        this.noStream = tables.in(GIVEN + NO_STREAM + INSERT);
        this.any = tables.in(GIVEN + ANY + INSERT);
        this.version = tables.in(VERSION);
        this.lockHead = tables.in(LOCK_HEAD);
    }

    String append(ExpectedVersion expected) {
        if (expected instanceof ExpectedVersion.Exact) {
            return exact;
        }
        return expected instanceof ExpectedVersion.NoStream ? noStream : any;
    }
}
