// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.rivals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Tracking processors of Axon Framework 4 with its JDBC event store, on PostgreSQL. Thread-safe. */
public final class AxonProjections {

    private static final long PATIENCE_MINUTES = 10;

    private final AxonTransactions transactions;
    private final JdbcTokenStore tokens;

    /** Handles one event. */
    @FunctionalInterface
    public interface Handler {
        void handle(Connection tx, String aggregateId) throws SQLException;
    }

    /** Creates processors with a pool, and the table for their tokens. */
    @SuppressWarnings("deprecation") // The serializer is used only for tokens and needs no configuration.
    public AxonProjections(DataSource pool) {
        this.transactions = new AxonTransactions(pool);
        this.tokens = JdbcTokenStore.builder()
                .connectionProvider(transactions)
                .serializer(
                        org.axonframework.serialization.JavaSerializer.builder().build())
                .build();
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
    }

    /** Handles a number of events from the start with a new processor, in batches. */
    public void pass(int events, int batch, Handler handler) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(events);
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(AxonSession.engine(transactions, transactions))
                .build();
        TrackingEventProcessor processor = processor(store, batch, new Invoker(handler, left));
        processor.start();
        try {
            if (!left.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(left.getCount() + " events were not handled");
            }
        } finally {
            processor.shutDown();
            store.shutDown();
        }
    }

    private TrackingEventProcessor processor(EmbeddedEventStore store, int batch, EventHandlerInvoker invoker) {
        return TrackingEventProcessor.builder()
                .name("pass-" + UUID.randomUUID())
                .eventHandlerInvoker(invoker)
                .messageSource(store)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(batch)
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken))
                .build();
    }

    /** Passes events to a handler directly, without annotated methods. */
    private final class Invoker implements EventHandlerInvoker {
        private final Handler handler;
        private final CountDownLatch left;

        Invoker(Handler handler, CountDownLatch left) {
            this.handler = handler;
            this.left = left;
        }

        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) throws SQLException {
            try (Connection tx = transactions.getConnection()) {
                handler.handle(tx, ((DomainEventMessage<?>) message).getAggregateIdentifier());
            }
            left.countDown();
        }
    }
}
