// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statements of appends. Up to {@value #MAX_ROWS} events are bound one by one, with one SQL text per number of
 * events; more events are bound as arrays, with one text for all numbers. The server plans each text once.
 *
 * <p>All begin with the parameters 1 number of events, 2 context, 3 type, 4 id, and for {@code Exact} 5 the version.
 */
final class AppendSql {

    /** The maximum number of events that are bound one by one, for which arrays would cost more than they save. */
    static final int MAX_ROWS = 16;

    private static final String EXACT = """
            WITH head AS (
                UPDATE {{aggregate_heads}} h SET aggregate_version = h.aggregate_version + ?
                 WHERE h.bounded_context = ? AND h.aggregate_type = ? AND h.aggregate_id = ?
                   AND h.aggregate_version = ?
                   AND %s
                RETURNING h.bounded_context, h.aggregate_type, h.aggregate_id, h.aggregate_version
            )
            """;

    private static final String NO_STREAM = """
            WITH head AS (
                INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
                SELECT ?::bigint, ?::text, ?::text, ?::text
                 WHERE %s
                ON CONFLICT DO NOTHING
                RETURNING bounded_context, aggregate_type, aggregate_id, aggregate_version
            )
            """;

    private static final String ANY = """
            WITH head AS (
                INSERT INTO {{aggregate_heads}} AS h (aggregate_version, bounded_context, aggregate_type, aggregate_id)
                SELECT ?::bigint, ?::text, ?::text, ?::text
                 WHERE %s
                ON CONFLICT (bounded_context, aggregate_type, aggregate_id)
                DO UPDATE SET aggregate_version = h.aggregate_version + excluded.aggregate_version
                RETURNING h.bounded_context, h.aggregate_type, h.aggregate_id, h.aggregate_version
            )
            """;

    /** The condition that an id is not stored yet, in the same snapshot. */
    private static final String FRESH = "NOT EXISTS (SELECT 1 FROM {{events}} WHERE event_id = ?)";

    /** The same for many ids; OFFSET makes it one index lookup per id, regardless of the table's statistics. */
    private static final String ALL_FRESH = """
            NOT EXISTS (SELECT 1 FROM unnest(?::uuid[]) AS given (id)
                                    WHERE EXISTS (SELECT 1 FROM {{events}} e WHERE e.event_id = given.id OFFSET 0))""";

    private static final String INSERT = """
            INSERT INTO {{events}} (
                bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type,
                event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at)
            SELECT h.bounded_context, h.aggregate_type, h.aggregate_id, h.aggregate_version + u.step, ?::smallint,
                   u.event_id, u.event_type, u.event_version, u.payload, u.metadata::json, u.trace_id,
                   u.correlation_id, u.causation_id, u.created_at
              FROM head h,
            """;

    /** One event; its version is the stream's new version minus the step. */
    private static final String ROW =
            "(%s, ?::uuid, ?::text, ?::int, ?::bytea, ?::text, ?::text, ?::text, ?::text, ?::timestamptz)";

    private static final String ROWS = """
                   (VALUES
                       {{rows}}) AS u (step, event_id, event_type, event_version, payload, metadata, trace_id,
                                 correlation_id, causation_id, created_at)
            """;

    private static final String ARRAYS = """
                   (SELECT a.ordinality - ? AS step, a.*
                      FROM unnest(?::uuid[], ?::text[], ?::int[], ?::bytea[], ?::text[], ?::text[], ?::text[],
                                  ?::text[], ?::timestamptz[]) WITH ORDINALITY
                           AS a (event_id, event_type, event_version, payload, metadata, trace_id, correlation_id,
                                 causation_id, created_at, ordinality)) AS u
            """;

    /** Positions are assigned and returned in this order. */
    private static final String IN_ORDER = """
             ORDER BY u.step
            RETURNING global_position, aggregate_version""";

    /** The versions of a stream according to its head row and its events. */
    private static final String VERSIONS = """
            SELECT (SELECT h.aggregate_version FROM {{aggregate_heads}} h
                     WHERE h.bounded_context = ? AND h.aggregate_type = ? AND h.aggregate_id = ?),
                   (SELECT MAX(e.aggregate_version) FROM {{events}} e
                     WHERE e.bounded_context = ? AND e.aggregate_type = ? AND e.aggregate_id = ?)""";

    /** Fails with a serialization failure if the head row has changed since the transaction's snapshot. */
    private static final String LOCK_HEAD = """
            SELECT 1 FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
               FOR SHARE""";

    private final StoreTables tables;
    private final String exact;
    private final String noStream;
    private final String any;
    private final String[] exactRows = new String[MAX_ROWS + 1];
    private final String[] noStreamRows = new String[MAX_ROWS + 1];
    private final String[] anyRows = new String[MAX_ROWS + 1];
    final String versions;
    final String lockHead;

    AppendSql(StoreTables tables) {
        this.tables = tables;
        this.exact = arrays(EXACT);
        this.noStream = arrays(NO_STREAM);
        this.any = arrays(ANY);
        for (int events = 1; events <= MAX_ROWS; events++) {
            exactRows[events] = rows(EXACT, events);
            noStreamRows[events] = rows(NO_STREAM, events);
            anyRows[events] = rows(ANY, events);
        }
        this.versions = tables.in(VERSIONS);
        this.lockHead = tables.in(LOCK_HEAD);
    }

    private String arrays(String head) {
        return tables.in(head.formatted(ALL_FRESH) + INSERT + ARRAYS + IN_ORDER);
    }

    private String rows(String head, int events) {
        String fresh = String.join("\n       AND ", Collections.nCopies(events, FRESH));
        String rows =
                IntStream.rangeClosed(1 - events, 0).mapToObj(ROW::formatted).collect(Collectors.joining(",\n"));
        return tables.in(head.formatted(fresh) + INSERT + ROWS.replace("{{rows}}", rows) + IN_ORDER);
    }

    /** The statement for an expected version and a number of events. */
    String append(ExpectedVersion expected, int events) {
        boolean rows = events <= MAX_ROWS;
        if (expected.exactVersion().isEmpty()) {
            return rows ? anyRows[events] : any;
        }
        if (expected.equals(ExpectedVersion.noStream())) {
            return rows ? noStreamRows[events] : noStream;
        }
        return rows ? exactRows[events] : exact;
    }
}
