// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.EventStoreException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The mapping does not know the class of a domain event; nothing was sent to the database. */
public final class UnmappedEventException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final transient List<EventVersion> known;

    /**
     * Creates the exception.
     *
     * @param type the class of the domain event
     * @param known the types and versions that the mapping knows
     */
    public UnmappedEventException(Class<?> type, Collection<EventVersion> known) {
        super(message(type, new TreeSet<>(known)), null, true);
        this.type = type;
        this.known = List.copyOf(new TreeSet<>(known));
    }

    private static String message(Class<?> type, Collection<EventVersion> known) {
        return "class " + type.getName() + " is not an event of this mapping; mapped are "
                + known.stream().map(EventVersion::toString).collect(Collectors.joining(", "))
                + "; generate the mapping again";
    }

    /** The class of the domain event. */
    public Class<?> type() {
        return type;
    }

    /** The types and versions that the mapping knows, in order. */
    public List<EventVersion> known() {
        return known;
    }
}
