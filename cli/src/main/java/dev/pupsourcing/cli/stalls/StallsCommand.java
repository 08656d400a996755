// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.stalls;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.console.Watch;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.jdbc.spi.ServerDiagnosis;
import dev.pupsourcing.log.LockHolder;
import dev.pupsourcing.log.LogStall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Names the transactions that hold up readers of the log. */
@Command(
        name = "stalls",
        description = {
            "Show the open transactions that hold up readers of the log: the position, who waits, the session, its "
                    + "program, age and statement, and the statement that ends it.",
            "Values in statements are replaced by question marks. The exit code is 1 if there is a stall."
        })
public final class StallsCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--json", description = "Print one JSON object, or one per line with --watch.")
    private boolean json;

    @Mixin
    private Watch watch = new Watch();

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that prints to a console. */
    public StallsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        watch.check();
        try (OpenStore open = storeOptions.open(console)) {
            return watch.run(console, () -> show(open));
        }
    }

    private int show(OpenStore open) throws SQLException {
        StallSearch search = new StallSearch(open);
        List<StallReport> reports = new ArrayList<>();
        for (LogStall stall : search.run()) {
            reports.add(new StallReport(stall, search.waiting(stall), holders(open, stall)));
        }
        if (json) {
            ObjectNode object = JsonReport.object();
            ArrayNode array = object.putArray("stalls");
            reports.forEach(report -> array.add(report.json()));
            watch.printJson(console, object);
        } else if (reports.isEmpty()) {
            console.out().println("no open transaction holds up readers");
        } else {
            reports.forEach(report -> report.print(console));
        }
        return reports.isEmpty() ? 0 : CommandFailure.FAILURE;
    }

    private static List<StallReport.Holder> holders(OpenStore open, LogStall stall) throws SQLException {
        ServerDiagnosis server = open.address().kind().dialect().diagnosis();
        List<StallReport.Holder> holders = new ArrayList<>();
        try (Connection connection = open.dataSource().getConnection()) {
            for (LockHolder session : stall.holders()) {
                holders.add(new StallReport.Holder(
                        session, server.session(connection, session.session()), server.endSession(session.session())));
            }
        }
        return holders;
    }
}
