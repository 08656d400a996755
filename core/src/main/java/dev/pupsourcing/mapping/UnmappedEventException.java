// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.EventStoreException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A domain event whose class a mapping does not know; nothing was sent to the database. */
public final class UnmappedEventException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final transient List<EventVersion> known;

    /**
     * An unmapped class.
     *
     * @param type the class of the domain event
     * @param known what the mapping knows
     */
    public UnmappedEventException(Class<?> type, Collection<EventVersion> known) {
        super(message(type, new TreeSet<>(known)), null, true);
        this.type = type;
        this.known = List.copyOf(new TreeSet<>(known));
    }

    private static String message(Class<?> type, Collection<EventVersion> known) {
        return "class " + type.getName() + " is no event of this mapping; mapped are "
                + known.stream().map(EventVersion::toString).collect(Collectors.joining(", "))
                + "; generate the mapping anew";
    }

    /** The class of the domain event. */
    public Class<?> type() {
        return type;
    }

    /** What the mapping knows, in order. */
    public List<EventVersion> known() {
        return known;
    }
}
