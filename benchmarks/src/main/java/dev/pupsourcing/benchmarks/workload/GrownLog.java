// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawEvent;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Worker;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A log of a given length in separate tables, with 100 events per aggregate; accesses are spread over the whole log.
 */
public final class GrownLog {

    private static final int PER_STREAM = 100;
    private static final int PER_APPEND = 10;
    private static final int SIDE_BY_SIDE = 1_000;
    private static final int PER_COMMIT = 100;
    private static final int PAGE = 1_000;

    private final BenchmarkDatabase database;
    private final String name;
    private final StoreOptions options;
    private final EventStore store;
    private final List<String> ids = new ArrayList<>();

    private GrownLog(BenchmarkDatabase database, String name, StoreOptions options) {
        this.database = database;
        this.name = name;
        this.options = options;
        this.store = Stores.of(database.kind(), options).eventStore();
    }

    /** Creates the tables and fills them. */
    public static GrownLog create(BenchmarkDatabase database, String prefix, int events) throws SQLException {
        TableNames tables = TableNames.withPrefix(prefix + "_");
        StoreOptions options = StoreOptions.builder().tables(tables).build();
        String name = "pupsourcing, " + prefix + " log of " + events;
        GrownLog log = new GrownLog(database, name, options);
        try (Connection connection = database.connect()) {
            Schema.of(database.kind(), SchemaOptions.builder().tables(tables).build())
                    .apply(connection);
            log.fill(connection, Math.max(1, events / PER_STREAM));
        }
        database.analyze();
        return log;
    }

    /** Several aggregates at a time get their events alternately, like aggregates that are in use. */
    private void fill(Connection connection, int streams) throws SQLException {
        connection.setAutoCommit(false);
        for (int first = 0; first < streams; first += SIDE_BY_SIDE) {
            int beside = Math.min(SIDE_BY_SIDE, streams - first);
            for (int i = 0; i < beside; i++) {
                ids.add(UUID.randomUUID().toString());
            }
            for (int append = 0; append < beside * PER_STREAM / PER_APPEND; append++) {
                append(connection, ids.get(first + append % beside), PER_APPEND);
                if (append % PER_COMMIT == PER_COMMIT - 1) {
                    connection.commit();
                }
            }
        }
        connection.commit();
    }

    private void append(Connection tx, String id, int events) {
        List<Event> some = Streams.events(new RawStream(id, 0), events);
        store.append(tx, ExpectedVersion.any(), some);
    }

    private Supplier<String> anyId(int thread) {
        Random random = new Random(thread);
        return () -> ids.get(random.nextInt(ids.size()));
    }

    /** Appends of one event to new aggregates. */
    public Contender newAggregates() {
        return appends(thread -> () -> UUID.randomUUID().toString());
    }

    /** Appends of one event to existing aggregates. */
    public Contender existingAggregates() {
        return appends(this::anyId);
    }

    private Contender appends(IdsOfThread idsOf) {
        return new Contender(name, 1, thread -> {
            Supplier<String> next = idsOf.of(thread);
            Connection connection = database.connect();
            database.keepTransactions(connection);
            return worker(connection::close, () -> {
                database.begin(connection);
                append(connection, next.get(), 1);
                database.commit(connection);
                return 1;
            });
        });
    }

    /** Loads of whole aggregates. */
    public Contender loads() {
        return new Contender(name, 1, thread -> {
            Supplier<String> next = anyId(thread);
            Connection connection = database.connect();
            return worker(connection::close, () -> {
                StreamId stream = StreamId.of(RawEvent.CONTEXT, RawEvent.AGGREGATE_TYPE, next.get());
                return store.readStream(connection, stream).size();
            });
        });
    }

    /** Reads one page after the other. */
    public Contender pages() {
        EventLog log = Stores.of(database.kind(), options).log(database.dataSource());
        return new Contender(name, 1, thread -> {
            LogReader reader = log.openReader(ReadScope.all());
            long[] after = {0};
            return worker(reader::close, () -> {
                EventPage page = reader.read(after[0], PAGE);
                after[0] = page.isEmpty() ? 0 : page.scannedTo();
                return page.size();
            });
        });
    }

    /** Supplies the ids of the aggregates that a thread appends to. */
    @FunctionalInterface
    private interface IdsOfThread {
        Supplier<String> of(int thread);
    }

    /** One operation. */
    @FunctionalInterface
    private interface Operation {
        int once() throws Exception;
    }

    private static Worker worker(Closing resource, Operation operation) {
        return new Worker() {
            @Override
            public int once() throws Exception {
                return operation.once();
            }

            @Override
            public void close() throws SQLException {
                resource.close();
            }
        };
    }
}
