// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.processing.ProjectionAdmin;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A command that shows what a projection could not handle, up to a limit. */
abstract class FailureList<T> extends OneProjection {

    private final String field;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The maximum number of rows. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /**
     * A command that prints to a console.
     *
     * @param field the name of the JSON array
     */
    FailureList(Console console, String field) {
        super(console);
        this.field = field;
    }

    /** The failures of a projection. */
    abstract List<T> failures(ProjectionAdmin projections, String projection, int most);

    /** Writes the fields of a failure. */
    abstract void addTo(ObjectNode object, T failure);

    abstract Table table(List<T> failures);

    @Override
    final int run(OpenStore open, String projection, Console to) {
        List<T> failures = upToLimit(ProjectionAdmin.of(open.store()), projection, to);
        if (json) {
            ObjectNode object = JsonReport.object();
            ArrayNode array = object.putArray(field);
            failures.forEach(failure -> addTo(array.addObject(), failure));
            JsonReport.print(to, object);
        } else {
            table(failures).print(to);
        }
        return 0;
    }

    private List<T> upToLimit(ProjectionAdmin projections, String projection, Console to) {
        if (limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1, was " + limit);
        }
        List<T> found = failures(projections, projection, limit == Integer.MAX_VALUE ? limit : limit + 1);
        if (found.size() > limit) {
            to.err().println("more than " + limit + " exist; increase --limit to show them");
            return found.subList(0, limit);
        }
        return found;
    }
}
