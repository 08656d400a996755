// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProcessingOptions;
import dev.pupsourcing.processing.ProjectionProcessor;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Lease;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What the suites of running projections share: a facade and a read model that notices mistakes. */
abstract class ProcessingContract extends StoreContract {

    static final Duration SOON = Duration.ofSeconds(60);

    private @Nullable Pupsourcing facade;
    private @Nullable ReadModel model;

    @BeforeEach
    final void openFacade() throws SQLException {
        facade = Pupsourcing.create(fixture().dataSource());
        model = ReadModel.create(fixture().dataSource(), "seen");
    }

    final Pupsourcing pup() {
        return Objects.requireNonNull(facade, "facade");
    }

    final ReadModel model() {
        return Objects.requireNonNull(model, "model");
    }

    final Projection orders() {
        return model().projection("orders", ReadScope.all());
    }

    final ProjectionProcessor processor(Projection projection, ProcessingOptions options) {
        return ProjectionProcessor.of(pup(), projection, options);
    }

    /** Appends events, one for each id, in one transaction, and returns their positions. */
    final List<Long> place(String... orderIds) throws SQLException {
        return pup().call(tx -> {
            List<Long> positions = new ArrayList<>();
            for (String id : orderIds) {
                Event event = event(order(id));
                positions.addAll(
                        pup().store().append(tx, ExpectedVersion.any(), event).positions());
            }
            return positions;
        });
    }

    /** Appends so many events of so many orders. */
    final List<Long> place(int events, int orders) throws SQLException {
        String[] ids = new String[events];
        for (int i = 0; i < events; i++) {
            ids[i] = "o-" + i % orders;
        }
        return place(ids);
    }

    final List<Checkpoint> checkpoints(String projection) throws SQLException {
        return inTransaction(tx -> fixture().projections().checkpoints().load(tx, projection));
    }

    final long position(String projection) {
        try {
            return checkpoints(projection).stream()
                    .mapToLong(Checkpoint::position)
                    .min()
                    .orElse(-1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** How many segments of "orders" a worker holds whose name begins so. */
    final int leasesOf(String worker) {
        try {
            List<Lease> leases =
                    inTransaction(tx -> fixture().projections().leases().list(tx, "orders"));
            return (int) leases.stream()
                    .filter(lease -> !lease.expired() && lease.owner().startsWith(worker + "-"))
                    .count();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static boolean is(PersistedEvent event, StreamId stream, long version) {
        return event.stream().equals(stream) && event.aggregateVersion() == version;
    }

    static ProcessingOptions.Builder options() {
        return ProcessingOptions.builder().pollInterval(Duration.ofMillis(10));
    }
}
