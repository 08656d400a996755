// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.trace;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.query.StoreQueries;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.internal.text.PrintableText;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws what has caused what in a business transaction. */
@Command(
        name = "trace",
        description = {
            "Draw the tree of events of a business transaction: what has caused what, in which stream, and how much later.",
            "The id can be an event id, a correlation id, a trace id or a causation id, and is looked for in this order. "
                    + "Events with the same correlation id belong together; without one, causes and effects are followed.",
            "Event ids have an index, correlation ids have one with `pup schema --correlation-index`; other searches read "
                    + "the whole log in the database."
        })
public final class TraceCommand implements Callable<Integer> {

    private static final int MAX_LIMIT = 10_000;

    private final Console console;

    @Parameters(paramLabel = "ID", description = "An event id, correlation id, trace id or causation id.")
    private String id = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "The maximum number of events. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that prints to a console. */
    public TraceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw CommandFailure.usage("--limit must be between 1 and " + MAX_LIMIT + ", was " + limit);
        }
        try (OpenStore open = storeOptions.open(console);
                StoreQueries queries = new StoreQueries(open)) {
            TracedEvents traced = new TracedEvents(open, queries, limit);
            traced.collect(id);
            if (traced.events().isEmpty()) {
                throw CommandFailure.of("no event has the event id, correlation id, trace id or causation id "
                        + PrintableText.quoted(id) + " in " + open.address() + "; check the id and the database");
            }
            print(traced);
        }
        return 0;
    }

    private void print(TracedEvents traced) {
        TraceReport report = new TraceReport(console, traced);
        if (json) {
            report.printJson(id);
        } else {
            report.print();
        }
        console.checkOut();
        if (traced.truncated()) {
            console.err().println("there are more than " + limit + " events; increase --limit to show them");
        }
    }
}
