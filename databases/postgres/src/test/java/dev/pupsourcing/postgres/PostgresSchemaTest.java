// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventPage;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.LogReader;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreConfig;
import dev.pupsourcing.jdbc.Transactions;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of the schema runs on a real server, twice without harm, and holds a working event store. */
class PostgresSchemaTest {

    static Stream<SchemaOptions> shapes() {
        return Stream.of(
                SchemaOptions.defaults(),
                SchemaOptions.builder()
                        .tables(TableNames.inSchema("shop"))
                        .typeIndex()
                        .correlationIndex()
                        .jsonbPayload()
                        .snapshots(TableName.parse("shop.states"))
                        .insertOnlyRole(
                                "appender_" + UUID.randomUUID().toString().substring(0, 8))
                        .build(),
                SchemaOptions.builder()
                        .tables(TableNames.withPrefix("my_"))
                        .partitionByContext("Sales", "O'Brien")
                        .build(),
                SchemaOptions.builder().partitionByHash(4).typeIndex().build());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void holdsAnEventStore(SchemaOptions options) throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        DriverManagerDataSource dataSource =
                new DriverManagerDataSource(database.url(), database.user(), database.password());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA shop");
            Schema schema = Schema.of(new PostgresDatabase(), options);
            schema.apply(connection);
            schema.apply(connection);
        }
        StoreConfig config = StoreConfig.builder().tables(options.tables()).build();
        EventStore store = Pupsourcing.over(dataSource, config).store();
        StreamId stream = StreamId.of("Sales", "Order", "o-1");
        Event first = Event.builder(stream, "Placed")
                .payload("{\"total\": 1}")
                .correlationId("c")
                .build();
        Event second =
                Event.builder(stream, "Paid").payload(new byte[] {1, 0, -1}).build();

        Transactions.call(dataSource, tx -> store.append(tx, ExpectedVersion.noStream(), List.of(first, second)));
        assertThatThrownBy(() -> Transactions.call(
                        dataSource,
                        tx -> store.append(
                                tx,
                                ExpectedVersion.noStream(),
                                Event.builder(stream, "X").build())))
                .isInstanceOf(OptimisticConcurrencyException.class);
        assertThatThrownBy(() -> Transactions.call(dataSource, tx -> store.append(tx, ExpectedVersion.exact(2), first)))
                .isInstanceOf(DuplicateEventException.class);

        AggregateStream read = Transactions.call(dataSource, tx -> store.readStream(tx, stream));
        assertThat(read.stream().map(event -> event.event())).containsExactly(first, second);
        try (LogReader reader = PostgresEventStore.log(dataSource, config).openReader(ReadScope.ofContexts("Sales"))) {
            EventPage page = reader.read(0, 10);
            assertThat(page.events()).isEqualTo(read.events());
            assertThat(page.caughtUp() || page.end() == EventPage.End.MORE).isTrue();
        }
        checkJson(database, options);
    }

    /** JSON payloads can be queried beside their bytes; others are NULL there. */
    private static void checkJson(ServerDatabase database, SchemaOptions options) throws SQLException {
        if (!options.tables().equals(TableNames.inSchema("shop"))) {
            return;
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT payload_json ->> 'total', (SELECT payload_json IS NULL FROM shop.events WHERE event_type = 'Paid')"
                                + " FROM shop.events WHERE event_type = 'Placed'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("1");
            assertThat(row.getBoolean(2)).isTrue();
        }
    }
}
