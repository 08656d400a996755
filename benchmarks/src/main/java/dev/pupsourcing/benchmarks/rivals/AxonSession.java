// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.rivals;

import dev.pupsourcing.benchmarks.databases.RawEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.NoOpCloseHandler;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.GenericMessage;

/**
 * The JDBC event store of Axon Framework 4 on one PostgreSQL connection; the caller manages transactions. Not
 * thread-safe.
 */
public final class AxonSession {

    private final JdbcEventStorageEngine engine;

    /** Creates a store on a connection. */
    public AxonSession(Connection connection) {
        Connection kept = ConnectionWrapperFactory.wrap(connection, new NoOpCloseHandler());
        this.engine = engine(() -> kept, NoTransactionManager.instance());
    }

    /** The store's engine with default settings, except for the serializer and payloads as bytes. */
    static JdbcEventStorageEngine engine(ConnectionProvider connections, TransactionManager transactions) {
        return JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(new AxonBytes())
                .snapshotSerializer(new AxonBytes())
                .build();
    }

    /** Creates its tables. */
    public static void createTables(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        new AxonSession(connection).engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    /** Appends events to an aggregate that already has a number of events. */
    public void append(String aggregateId, long version, int events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>(events);
        for (RawEvent event : RawEvent.some(events)) {
            messages.add(message(aggregateId, version + messages.size(), event));
        }
        engine.appendEvents(messages);
    }

    private static DomainEventMessage<byte[]> message(String aggregateId, long sequence, RawEvent event) {
        String id = event.id().toString();
        GenericMessage<byte[]> message = new GenericMessage<>(id, RawEvent.payload(), AxonBytes.metadata());
        return new GenericDomainEventMessage<>(
                RawEvent.AGGREGATE_TYPE, aggregateId, sequence, message, event.createdAt());
    }

    /** Appends events to a new aggregate and returns its id. */
    public String create(int events) {
        String id = UUID.randomUUID().toString();
        append(id, 0, events);
        return id;
    }

    /** Loads an aggregate and returns the number of its events. */
    public int load(String aggregateId) {
        DomainEventStream stream = engine.readEvents(aggregateId);
        int events = 0;
        while (stream.hasNext()) {
            byte[] payload = (byte[]) stream.next().getPayload();
            events += payload.length > 0 ? 1 : 0;
        }
        return events;
    }
}
