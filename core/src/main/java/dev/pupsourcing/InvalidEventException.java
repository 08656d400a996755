// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An event, or a part of its stream id, cannot be stored; thrown before anything is sent to the database. */
public final class InvalidEventException extends EventStoreException {

    private static final long serialVersionUID = 1L;
    private static final int NO_INDEX = -1;

    private final String field;
    private final String problem;
    private final int index;

    /**
     * Creates the exception for a field.
     *
     * @param field the name of the field, like that of its accessor
     * @param problem the problem, to follow the name
     */
    public InvalidEventException(String field, String problem) {
        this(NO_INDEX, field, problem);
    }

    /**
     * Creates the exception for a field of one of several events.
     *
     * @param index the index of the event in the caller's list, from 0
     * @param field the name of the field, like that of its accessor
     * @param problem the problem, to follow the name
     */
    public InvalidEventException(int index, String field, String problem) {
        super((index < 0 ? "" : "event " + index + ": ") + field + " " + problem, null, true);
        this.field = field;
        this.problem = problem;
        this.index = index;
    }

    /** Throws the problem of a field, if there is one. */
    static void check(String field, @Nullable String problem) {
        if (problem != null) {
            throw new InvalidEventException(field, problem);
        }
    }

    /** The name of the field, like that of its accessor. */
    public String field() {
        return field;
    }

    /** The problem, to follow the field's name. */
    public String problem() {
        return problem;
    }

    /** The index of the event in the caller's list, from 0; empty if there is no list. */
    public OptionalInt index() {
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
