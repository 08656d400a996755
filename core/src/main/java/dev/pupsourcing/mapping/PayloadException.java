// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.EventStoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A codec cannot encode a domain event or decode a payload; nothing was sent to the database. */
public final class PayloadException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final @Nullable String field;
    private final String problem;

    /**
     * Creates the exception.
     *
     * @param type the class of the domain event
     * @param field the path of the field, for example {@code lines[0].price}, or null for the whole payload
     * @param problem the problem, to follow the type or the field
     * @param cause the exception of the codec's library, or null
     */
    public PayloadException(Class<?> type, @Nullable String field, String problem, @Nullable Throwable cause) {
        super("payload of " + type.getName() + ": " + at(field) + problem, cause, true);
        this.type = type;
        this.field = field;
        this.problem = problem;
    }

    private static String at(@Nullable String field) {
        return field == null ? "" : "field " + field + " ";
    }

    /** The class of the domain event. */
    public Class<?> type() {
        return type;
    }

    /** The path of the field; empty for the whole payload or if the codec does not know. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** The problem, to follow the type or the field. */
    public String problem() {
        return problem;
    }
}
