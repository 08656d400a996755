// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.transaction.TransactionTask;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What projections from a builder have in common. */
abstract class BuiltProjection implements Projection {

    private final String name;
    private final ReadScope scope;
    private final PartitionStrategy strategy;
    private final @Nullable TransactionTask<RuntimeException> clear;

    BuiltProjection(ProjectionParts parts, ReadScope scope) {
        this.name = parts.name;
        this.scope = scope;
        this.strategy = parts.strategy;
        this.clear = parts.clear;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final ReadScope scope() {
        return scope;
    }

    @Override
    public final PartitionStrategy partitionStrategy() {
        return strategy;
    }

    @Override
    public final void clear(Connection tx) throws SQLException {
        if (clear == null) {
            Projection.super.clear(tx);
        } else {
            clear.run(tx);
        }
    }

    @Override
    public final String toString() {
        return "projection " + PrintableText.quoted(name);
    }
}
