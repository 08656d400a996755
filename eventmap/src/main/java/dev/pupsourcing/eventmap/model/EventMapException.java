// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The input of the generator has errors; nothing was written. The message lists all problems, each with its position.
 */
public final class EventMapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Several problems, at least one. */
    public EventMapException(List<Problem> problems) {
        this(problems, null);
    }

    /** One problem. */
    public EventMapException(SourcePosition position, String message) {
        this(List.of(new Problem(position, message)), null);
    }

    /** One problem with its cause. */
    public EventMapException(SourcePosition position, String message, @Nullable Throwable cause) {
        this(List.of(new Problem(position, message)), cause);
    }

    private EventMapException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order of the message's lines. */
    public List<Problem> problems() {
        return problems;
    }
}
