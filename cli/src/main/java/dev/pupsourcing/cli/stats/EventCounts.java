// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.stats;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.query.StoreQueries;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of events by context and type, and the largest streams: counted, or estimated from a sample of the log. The
 * sample has ranges of positions at equal distances, so it costs the same for any length of the log. Immutable.
 *
 * @param estimated whether the numbers are estimated
 * @param sampled the number of events in the sample; 0 if all were counted
 * @param total the number of events
 * @param kinds the numbers by context and type, the largest first
 * @param streams the largest streams; in a sample, the largest of those that are in it
 */
record EventCounts(boolean estimated, long sampled, long total, List<Kind> kinds, List<Stream> streams) {

    /** The number of positions up to which all events are counted. */
    private static final long FEW = 100_000;

    /** The number of ranges, and of positions in each. */
    private static final int RANGES = 100;

    private static final int WIDTH = 100;

    /** The number of streams. */
    private static final int STREAMS = 10;

    private static final String COUNT = """
            SELECT bounded_context, event_type, COUNT(*)
              FROM {{events}}
             WHERE bounded_context <> ?
             GROUP BY bounded_context, event_type""";

    private static final String LARGEST = """
            SELECT bounded_context, aggregate_type, aggregate_id, aggregate_version
              FROM {{aggregate_heads}}
             ORDER BY aggregate_version DESC, bounded_context, aggregate_type, aggregate_id
             LIMIT 10""";

    private static final String RANGE = """
            SELECT bounded_context, event_type, aggregate_type, aggregate_id, aggregate_version
              FROM {{events}}
             WHERE global_position > ? AND global_position <= ? AND bounded_context <> ?""";

    private static final String HEAD = """
            SELECT aggregate_version
              FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    /** The number of events of one type in one context. */
    record Kind(String context, String type, long events) {}

    /** The number of events of one stream. */
    record Stream(StreamId stream, long events) {}

    /** A row of the sample. */
    private record Sampled(String context, String type, StreamId stream, long version) {}

    /**
     * Counts or estimates.
     *
     * @param latest the end of the log
     * @param exact whether to count, however long it takes
     */
    static EventCounts of(StoreQueries queries, long latest, boolean exact) throws SQLException {
        return exact || latest <= FEW ? counted(queries) : estimated(queries, latest);
    }

    private static EventCounts counted(StoreQueries queries) throws SQLException {
        List<Kind> kinds = queries.list(
                COUNT,
                (row, codec) -> new Kind(row.getString(1), row.getString(2), row.getLong(3)),
                StreamId.RESERVED_CONTEXT);
        List<Stream> streams = queries.list(
                LARGEST,
                (row, codec) ->
                        new Stream(StreamId.of(row.getString(1), row.getString(2), row.getString(3)), row.getLong(4)));
        return new EventCounts(false, 0, kinds.stream().mapToLong(Kind::events).sum(), sorted(kinds), streams);
    }

    private static EventCounts estimated(StoreQueries queries, long latest) throws SQLException {
        List<Sampled> sample = sample(queries, latest);
        double scale = latest / (double) (RANGES * WIDTH);
        Map<String, Kind> kinds = new TreeMap<>();
        for (Sampled row : sample) {
            kinds.merge(
                    row.context() + '\n' + row.type(),
                    new Kind(row.context(), row.type(), 1),
                    (one, other) -> new Kind(one.context(), one.type(), one.events() + other.events()));
        }
        List<Kind> scaled = kinds.values().stream()
                .map(kind -> new Kind(kind.context(), kind.type(), Math.round(kind.events() * scale)))
                .toList();
        return new EventCounts(
                true, sample.size(), Math.round(sample.size() * scale), sorted(scaled), largest(queries, sample));
    }

    private static List<Sampled> sample(StoreQueries queries, long latest) throws SQLException {
        List<Sampled> sample = new ArrayList<>();
        for (int i = 0; i < RANGES; i++) {
            long from = latest / RANGES * i;
            sample.addAll(queries.list(
                    RANGE,
                    (row, codec) -> new Sampled(
                            row.getString(1),
                            row.getString(2),
                            StreamId.of(row.getString(1), row.getString(3), row.getString(4)),
                            row.getLong(5)),
                    from,
                    from + WIDTH,
                    StreamId.RESERVED_CONTEXT));
        }
        return sample;
    }

    private static List<Kind> sorted(List<Kind> kinds) {
        return kinds.stream()
                .sorted(Comparator.comparingLong(Kind::events)
                        .reversed()
                        .thenComparing(Kind::context)
                        .thenComparing(Kind::type))
                .toList();
    }

    /** The current sizes of the streams that had the highest versions in the sample. */
    private static List<Stream> largest(StoreQueries queries, List<Sampled> sample) throws SQLException {
        Map<StreamId, Long> versions = new HashMap<>();
        sample.forEach(row -> versions.merge(row.stream(), row.version(), Math::max));
        List<StreamId> candidates = versions.entrySet().stream()
                .sorted(Map.Entry.<StreamId, Long>comparingByValue().reversed())
                .limit(2 * STREAMS)
                .map(Map.Entry::getKey)
                .toList();
        List<Stream> streams = new ArrayList<>();
        for (StreamId stream : candidates) {
            queries.list(
                            HEAD,
                            (row, codec) -> row.getLong(1),
                            stream.boundedContext(),
                            stream.aggregateType(),
                            stream.aggregateId())
                    .forEach(version -> streams.add(new Stream(stream, version)));
        }
        return streams.stream()
                .sorted(Comparator.comparingLong(Stream::events).reversed())
                .limit(STREAMS)
                .toList();
    }
}
