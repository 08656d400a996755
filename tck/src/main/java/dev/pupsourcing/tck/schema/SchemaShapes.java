// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.search.EventSearch;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.PlainTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Checks that an event store works with given schema options. */
public final class SchemaShapes {

    private static final int NODES = 6;
    private static final StreamId STREAM = StreamId.of("Sales", "Order", "o-1");

    private SchemaShapes() {}

    /**
     * Creates the tables, applies the schema again without effect, and uses them.
     *
     * @param dataSource an empty database
     */
    public static void check(Database database, SchemaOptions options, DataSource dataSource) throws SQLException {
        Schema schema = Schema.of(database, options);
        apply(schema, dataSource);
        StoreOptions storeOptions =
                StoreOptions.builder().tables(options.tables()).build();
        Pupsourcing before = Pupsourcing.create(dataSource, storeOptions);
        Event first = Event.builder(STREAM, "Placed")
                .payload("{\"total\": 1}")
                .correlationId("c")
                .build();
        before.append(ExpectedVersion.noStream(), first);
        apply(schema, dataSource);
        Pupsourcing after = Pupsourcing.create(dataSource, storeOptions);
        assertThat(after.log().storeId()).isEqualTo(before.log().storeId());

        Event second =
                Event.builder(STREAM, "Paid").payload(new byte[] {1, 0, -1}).build();
        after.append(ExpectedVersion.exact(1), second);
        assertRefusals(dataSource, after.store(), first);
        assertReads(after, List.of(first, second));
    }

    /**
     * Applies the schema from many connections concurrently, like the nodes of an application at their first start.
     *
     * @param dataSource an empty database
     */
    public static void checkFirstStart(Database database, SchemaOptions options, DataSource dataSource)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(NODES);
        Set<UUID> stores = ConcurrentHashMap.newKeySet();
        Callable<Void> node = () -> {
            start.await(30, TimeUnit.SECONDS);
            apply(Schema.of(database, options), dataSource);
            StoreOptions storeOptions =
                    StoreOptions.builder().tables(options.tables()).build();
            stores.add(Pupsourcing.create(dataSource, storeOptions).log().storeId());
            return null;
        };
        Parallel.run(Collections.nCopies(NODES, node));
        assertThat(stores).hasSize(1);
    }

    private static void assertReads(Pupsourcing pupsourcing, List<Event> events) {
        List<PersistedEvent> read = pupsourcing.readStream(STREAM).events();
        assertThat(read).extracting(PersistedEvent::event).isEqualTo(events);
        EventSearch search = EventSearch.byCorrelationId("c");
        assertThat(pupsourcing.<List<PersistedEvent>, RuntimeException>inTransaction(
                        tx -> pupsourcing.store().findEvents(tx, search, 0, 10)))
                .isEqualTo(read.subList(0, 1));
        for (ReadScope scope :
                List.of(ReadScope.all(), ReadScope.ofContexts("Sales"), ReadScope.ofEventTypes("Placed", "Paid"))) {
            try (LogReader reader = pupsourcing.log().openReader(scope)) {
                assertThat(reader.read(0, 10).events()).isEqualTo(read);
            }
        }
    }

    private static void apply(Schema schema, DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            schema.apply(connection);
        }
    }

    private static void assertRefusals(DataSource dataSource, EventStore store, Event stored) {
        Event fresh = Event.builder(STREAM, "Other").build();
        assertThatThrownBy(() -> new PlainTransactions(dataSource)
                        .call(tx -> store.append(tx, ExpectedVersion.noStream(), fresh)))
                .isInstanceOf(OptimisticConcurrencyException.class);
        assertThatThrownBy(() -> new PlainTransactions(dataSource)
                        .call(tx -> store.append(tx, ExpectedVersion.exact(2), stored)))
                .isInstanceOf(DuplicateEventException.class);
    }
}
