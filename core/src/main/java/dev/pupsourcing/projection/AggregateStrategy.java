// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.text.PrintableText;

/** The strategy that uses the slot that is stored with each event. */
final class AggregateStrategy implements PartitionStrategy {

    static final PartitionStrategy INSTANCE = new AggregateStrategy();

    private AggregateStrategy() {}

    @Override
    public String name() {
        return BY_AGGREGATE;
    }

    @Override
    public int slot(PersistedEvent event) {
        return event.stream().slot();
    }

    @Override
    public String toString() {
        return "partition strategy " + PrintableText.quoted(BY_AGGREGATE);
    }
}
