// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawEvent;
import dev.pupsourcing.benchmarks.databases.RawStatements;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Worker;
import dev.pupsourcing.jdbc.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Creates contenders that append, each with its own connection and transactions.
 *
 * @param database the database
 * @param writers the number of threads
 * @param events the number of events per append
 * @param streams the aggregates of each thread
 * @param perCommit the number of appends per transaction
 */
public record Appends(BenchmarkDatabase database, int writers, int events, Supplier<Streams> streams, int perCommit) {

    /** One append in an open transaction. */
    @FunctionalInterface
    public interface Step {
        void append(Connection tx, RawStream stream) throws SQLException;
    }

    /** Plain statements for events and head row. */
    public Contender floor() {
        RawStatements raw = database.raw();
        return contender("floor: events + head row", (tx, stream) -> raw.append(tx, stream, RawEvent.some(events)));
    }

    /** A plain statement for the events alone, which is less than any event store needs. */
    public Contender eventsAlone() {
        RawStatements raw = database.raw();
        return contender("events alone", (tx, stream) -> raw.insert(tx, stream, RawEvent.some(events)));
    }

    /** The library. */
    public Contender library() {
        return library("pupsourcing", Stores.of(database.kind()).eventStore());
    }

    /** The library with a given event store. */
    public Contender library(String name, EventStore store) {
        return contender(name, (tx, stream) -> {
            store.append(tx, Streams.expected(stream), Streams.events(stream, events));
        });
    }

    public Contender contender(String name, Step step) {
        return new Contender(name, writers, thread -> new AppendWorker(this, step));
    }

    /** The library and the two floors. */
    public List<Contender> all() {
        return List.of(floor(), eventsAlone(), library());
    }

    /** Appends on its own connection. */
    private static final class AppendWorker implements Worker {
        private final Appends appends;
        private final Step step;
        private final Streams streams;
        private final Connection connection;
        private int done;

        AppendWorker(Appends appends, Step step) throws Exception {
            this.appends = appends;
            this.step = step;
            this.streams = appends.streams.get();
            this.connection = appends.database.connect();
            appends.database.keepTransactions(connection);
            createStreams();
        }

        private void createStreams() throws SQLException {
            appends.database.begin(connection);
            for (int i = 0; i < streams.toCreate(); i++) {
                step.append(connection, streams.next(appends.events));
            }
            appends.database.commit(connection);
        }

        @Override
        public int once() throws Exception {
            if (done % appends.perCommit == 0) {
                appends.database.begin(connection);
            }
            step.append(connection, streams.next(appends.events));
            if (++done % appends.perCommit == 0) {
                appends.database.commit(connection);
            }
            return appends.events;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
