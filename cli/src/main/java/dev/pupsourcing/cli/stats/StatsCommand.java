// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.stats;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.query.PositionSearch;
import dev.pupsourcing.cli.query.StoreQueries;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.jdbc.spi.ServerDiagnosis.TableSize;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints statistics of an event store. */
@Command(
        name = "stats",
        description = {
            "Show the numbers of events by context and type, the growth of the last days, the largest streams, and the "
                    + "sizes of the tables.",
            "Up to 100,000 positions all events are counted. Longer logs are sampled, which takes less than a second, and "
                    + "numbers are marked as estimated. Days are in UTC."
        })
public final class StatsCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--exact", description = "Count all events, however long that takes; it reads the whole table.")
    private boolean exact;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that prints to a console. */
    public StatsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        try (OpenStore open = storeOptions.open(console);
                StoreQueries queries = new StoreQueries(open)) {
            long latest = open.store().log().latestPosition();
            EventCounts counts = EventCounts.of(queries, latest, exact);
            List<Growth> growth =
                    Growth.of(new PositionSearch(queries), console.clock().instant(), latest);
            List<TableSize> sizes =
                    open.address().kind().dialect().diagnosis().sizes(queries.connection(), queries.tables());
            StatsReport report = new StatsReport(latest, counts, growth, sizes);
            if (json) {
                JsonReport.print(console, report.json());
            } else {
                report.print(console);
            }
        }
        return 0;
    }
}
