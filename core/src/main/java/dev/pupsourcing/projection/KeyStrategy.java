// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.slot.Slots;
import java.util.Objects;
import java.util.function.Function;

/** The strategy that uses the slot of a key of the event. */
final class KeyStrategy implements PartitionStrategy {

    private final String name;
    private final Function<? super PersistedEvent, String> key;

    KeyStrategy(String name, Function<? super PersistedEvent, String> key) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of a partition strategy must not be blank");
        }
        if (!PrintableText.isPrintable(name)) {
            throw new IllegalArgumentException(
                    "the name of a partition strategy must be printable, was " + PrintableText.quoted(name));
        }
        this.name = name;
        this.key = Objects.requireNonNull(key, "key");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int slot(PersistedEvent event) {
        return Slots.of(Objects.requireNonNull(key.apply(event), "the key of an event must not be null"));
    }

    @Override
    public String toString() {
        return "partition strategy " + PrintableText.quoted(name);
    }
}
