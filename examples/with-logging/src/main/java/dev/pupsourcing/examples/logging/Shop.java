// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.logging;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.examples.logging.ShopEvent.OrderPlaced;
import dev.pupsourcing.examples.logging.ShopEvent.OrderShipped;
import dev.pupsourcing.examples.logging.ShopEvent.PaymentReceived;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventContext;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.projection.Projection;
import java.sql.Connection;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A command that places an order, and two processes that react to events with further events. */
final class Shop {

    private static final Logger LOG = LoggerFactory.getLogger("shop");

    private final Pupsourcing pupsourcing;
    private final EventTypes<ShopEvent> types = EventTypes.builder(ShopEvent.class, JacksonPayloadCodec.create())
            .event("OrderPlaced", 1, OrderPlaced.class)
            .event("PaymentReceived", 1, PaymentReceived.class)
            .event("OrderShipped", 1, OrderShipped.class)
            .build();

    Shop(Pupsourcing pupsourcing) {
        this.pupsourcing = pupsourcing;
    }

    /** Places an order; returns the position of its event, or empty if there is such an order. */
    OptionalLong place(String request, String order, OrderPlaced placed) {
        MDC.put(LoggedProjection.CORRELATION, request);
        try {
            // region command
            EventContext context =
                    EventContext.none().withCorrelationId(request).withCausationId("place " + order);
            StreamId stream = StreamId.of("Sales", "Order", order);
            long position = pupsourcing
                    .append(ExpectedVersion.noStream(), types.toEvent(stream, placed, context))
                    .positions()
                    .get(0);
            // endregion
            LOG.info("placed {} for {}", order, placed.customer());
            return OptionalLong.of(position);
        } catch (OptimisticConcurrencyException e) {
            LOG.warn("refused {}: {}", order, e.getMessage());
            return OptionalLong.empty();
        } finally {
            MDC.remove(LoggedProjection.CORRELATION);
        }
    }

    // region process
    /** Takes the payment of each order that is placed. */
    Projection payments() {
        return Projection.builder("payments", types)
                .on(OrderPlaced.class, (tx, placed, event) -> {
                    LOG.info("takes {} from {}", placed.amount(), placed.customer());
                    PaymentReceived received = new PaymentReceived(event.aggregateId(), placed.address());
                    append(tx, StreamId.of("Billing", "Payment", event.aggregateId()), received, event);
                })
                .build();
    }

    /** Appends in the transaction of the handler, so that the reaction takes effect exactly once. */
    private void append(Connection tx, StreamId stream, ShopEvent reaction, PersistedEvent cause) {
        EventContext context = EventContext.causedBy(cause);
        pupsourcing.store().append(tx, ExpectedVersion.any(), types.toEvent(stream, reaction, context));
    }
    // endregion

    /** Ships each order that is paid, if it knows where to. */
    Projection shipping() {
        return Projection.builder("shipping", types)
                .on(PaymentReceived.class, (tx, paid, event) -> {
                    if (paid.address().isBlank()) {
                        throw new IllegalStateException(paid.order() + " has no address");
                    }
                    LOG.info("ships {} to {}", paid.order(), paid.address());
                    append(tx, StreamId.of("Sales", "Order", paid.order()), new OrderShipped(paid.address()), event);
                })
                .build();
    }
}
