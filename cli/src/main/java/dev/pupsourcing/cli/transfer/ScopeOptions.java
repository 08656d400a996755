// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.console.CommandFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that select events of the log. */
public final class ScopeOptions {

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Only events of this bounded context; can be repeated.")
    private List<String> contexts = new ArrayList<>();

    @Option(
            names = "--aggregate-type",
            paramLabel = "NAME",
            description = "Only events of this aggregate type; can be repeated.")
    private List<String> aggregateTypes = new ArrayList<>();

    @Option(names = "--event-type", paramLabel = "NAME", description = "Only events of this type; can be repeated.")
    private List<String> eventTypes = new ArrayList<>();

    @Option(
            names = "--after",
            paramLabel = "POSITION",
            defaultValue = "0",
            description = "Only events after this position of the log.")
    private long after;

    /** The scope to read. */
    public ReadScope scope() {
        try {
            return ReadScope.of(
                    new LinkedHashSet<>(contexts),
                    new LinkedHashSet<>(aggregateTypes),
                    new LinkedHashSet<>(eventTypes),
                    List.of());
        } catch (InvalidEventException e) {
            throw CommandFailure.usage(e);
        }
    }

    /** The position to read after. */
    public long after() {
        if (after < 0) {
            throw CommandFailure.usage("--after must be at least 0, was " + after);
        }
        return after;
    }
}
