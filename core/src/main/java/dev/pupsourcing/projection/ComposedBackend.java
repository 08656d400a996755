// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.transaction.TransactionRunner;
import java.util.Objects;

/** A backend that combines separate parts. */
record ComposedBackend(EventLog log, TransactionRunner transactions, ProjectionStore projections)
        implements ProjectionBackend {

    ComposedBackend {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(transactions, "transactions");
        Objects.requireNonNull(projections, "projections");
    }
}
