// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.EventStoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A domain event that a codec cannot write, or bytes that it cannot read; nothing was sent to the database. */
public final class PayloadException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final @Nullable String field;
    private final String problem;

    /**
     * A payload problem.
     *
     * @param type the class of the domain event
     * @param field the path of the field it concerns, for example {@code lines[0].price}, or null if it concerns all
     * @param problem what is wrong, in words that follow the type or the field
     * @param cause what the codec's library said, or null
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

    /** The path of the field it concerns; empty if it concerns the payload as a whole or the codec cannot tell. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** What is wrong, in words that follow the type or the field. */
    public String problem() {
        return problem;
    }
}
