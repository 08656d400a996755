// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.failure;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The configuration of an application does not fit the event store. Spring Boot prints the problem and what to do. */
public class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String action;

    /**
     * Creates the exception.
     *
     * @param problem the problem, as one or more sentences
     * @param action what to do, as one or more sentences
     */
    public StartFailure(String problem, String action) {
        this(problem, action, null);
    }

    /**
     * Creates the exception.
     *
     * @param problem the problem, as one or more sentences
     * @param action what to do, as one or more sentences
     * @param cause the failure that caused it, or null
     */
    public StartFailure(String problem, String action, @Nullable Throwable cause) {
        super(problem + " " + action, cause);
        this.problem = problem;
        this.action = action;
    }

    /**
     * The properties name a projection that does not exist.
     *
     * @param name the name in the properties
     * @param known the names of the application's projections
     */
    public static StartFailure unknownProjection(String name, Set<String> known) {
        return new StartFailure(
                "The property pupsourcing.projections.by-name." + name
                        + " is for a projection that does not exist; this application has " + new TreeSet<>(known)
                        + ".",
                Suggestion.of(name, known)
                                .map(close ->
                                        "Write " + close + " if you mean that one; otherwise remove the property.")
                                .orElse("Declare the projection as a bean, or remove the property.")
                        + " A name with characters other than letters, digits and hyphens is written in brackets:"
                        + " by-name[my.name].");
    }

    /** The problem. */
    public final String problem() {
        return problem;
    }

    /** What to do. */
    public final String action() {
        return action;
    }
}
