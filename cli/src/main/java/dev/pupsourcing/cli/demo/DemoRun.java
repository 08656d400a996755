// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.internal.text.ShellText;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.PartitionStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One run of the demo, from the first append to the list of commands to try. */
final class DemoRun {

    private static final int SHOWN_ORDERS = 6;
    private static final int ENOUGH_FOR_A_RATE = 5000;

    private final Console console;
    private final OpenStore open;
    private final Pupsourcing store;
    private final String prefix;
    private final ReadModels tables;
    private final OrderMapping mapping = new OrderMapping();
    private final Narrator narrator;

    DemoRun(Console console, OpenStore open, String prefix) {
        this.console = console;
        this.open = open;
        this.store = open.store();
        this.prefix = prefix;
        this.tables = new ReadModels(prefix, open.address().kind().dialect());
        this.narrator = new Narrator(console);
    }

    void run(long orders) throws SQLException {
        narrator.title("Pupsourcing " + DemoCommand.version() + ": events in "
                + open.address().kind().dialect().databaseName() + ", at " + open.address());
        createTables();
        long number = store.log().latestPosition() + 1;
        Story story = new Story(store, mapping, console, narrator, "order-" + number);
        story.append();
        story.readBack();
        story.conflict();
        bulk(number + 1, orders);
        project(number);
        story.earlier();
        next(number);
    }

    /** Outside any unit of work, because on some databases DDL commits the transaction. */
    private void createTables() throws SQLException {
        try (Connection connection = open.dataSource().getConnection()) {
            tables.create(connection);
        }
    }

    private void bulk(long firstNumber, long orders) {
        if (orders == 0) {
            return;
        }
        narrator.chapter("More orders");
        Instant begin = console.clock().instant();
        long events = new BulkOrders(store, mapping, console).append(firstNumber, orders);
        narrator.say("appended " + orders + " more orders, each in one transaction: " + rate(events, begin));
    }

    private void project(long number) throws SQLException {
        narrator.chapter("Two projections build read models from the same log");
        catchUp(new OrderOverview(tables, mapping));
        catchUp(new ProductDemand(tables, mapping));
        Overview overview = new Overview(store, tables, console);
        narrator.gap();
        narrator.say("The first orders of this run, all orders by status, and all products:");
        overview.printOrders(number, SHOWN_ORDERS);
        overview.printStatus();
        overview.printProducts();
    }

    private void catchUp(Projection projection) {
        Instant begin = console.clock().instant();
        try (ProjectionRunner processor = ProjectionRunner.of(store, projection)) {
            processor.runOnce();
            long handled = processor.partitions().stream()
                    .mapToLong(PartitionStatus::handled)
                    .sum();
            narrator.say(projection.name() + ": handled " + rate(handled, begin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("interrupted", e);
        }
    }

    /**
     * The number of events and the time; the rate only if there are enough events for it to mean something despite JVM
     * warm-up.
     */
    private String rate(long events, Instant begin) {
        double seconds = Math.max(
                0.001, Duration.between(begin, console.clock().instant()).toMillis() / 1000.0);
        String took = String.format(Locale.ROOT, "%,d events in %.2f s", events, seconds);
        return events < ENOUGH_FOR_A_RATE
                ? took
                : took + String.format(Locale.ROOT, " (%,.0f per second)", events / seconds);
    }

    private void next(long number) {
        narrator.chapter("What to try next");
        narrator.say("The events are in " + open.address() + ".");
        if (open.address().needsPassword()) {
            narrator.say("First set PUP_PASSWORD to the password.");
        }
        narrator.gap();
        narrator.say(
                command("streams show Shop/Order/order-" + number, where()),
                command("log --limit 5 --event-type OrderShipped", where()),
                command("export --output orders.ndjson", where()),
                command("schema apply", " --db copy.db"),
                command("import orders.ndjson", " --db copy.db"),
                command("demo --orders 20000", ""));
    }

    private String command(String command, String where) {
        return console.commandName() + " " + command + where;
    }

    /** The options that select the database and the tables of the events. */
    private String where() {
        String prefixOption = prefix.isEmpty() ? "" : " --table-prefix " + ShellText.quoted(prefix);
        return " " + open.address().options() + prefixOption;
    }
}
