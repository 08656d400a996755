// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jooq;

import static dev.pupsourcing.examples.jooq.Tables.PIECES;
import static dev.pupsourcing.examples.jooq.Tables.SOLD;
import static dev.pupsourcing.examples.jooq.Tables.SOLD_PRODUCT;

import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.TransactionListener;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.JDBCUtils;

/** Events and rows in one transaction of jOOQ, and a projection written with jOOQ. */
public final class Main {

    private static final Duration POLL = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Main() {}

    /** Runs the example in a new file; with {@code --db URL}, in that empty database. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        String url = args.length == 2 && args[0].equals("--db")
                ? args[1]
                : "jdbc:sqlite:"
                        + Files.createTempDirectory("jooq").resolve("shop.db")
                        + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        DataSource dataSource = new DriverManagerDataSource(url, null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        run(dataSource, JDBCUtils.dialect(url));
    }

    private static void run(DataSource dataSource, SQLDialect dialect) throws InterruptedException {
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        DSLContext jooq = jooq(dataSource, dialect, pupsourcing.backend().wakeUps());
        Tables.create(jooq);
        try (ProjectionRunner runner = ProjectionRunner.builder(pupsourcing)
                .add(sold(dialect))
                .options(RunnerOptions.builder().pollInterval(POLL).build())
                .build()) {
            runner.start();
            order(new Orders(jooq, pupsourcing.store()));
            long latest = pupsourcing.log().latestPosition();
            boolean shown = ReadModels.of(pupsourcing).await("sold", latest, PATIENCE);
            System.out.println("sold: " + pieces(jooq) + ", in time: " + shown);
        }
    }

    // region listener
    /** Wakes projections after each commit, because the store does not see the end of jOOQ's transactions. */
    private static DSLContext jooq(DataSource dataSource, SQLDialect dialect, WakeUps wakeUps) {
        DSLContext jooq = DSL.using(dataSource, dialect);
        jooq.configuration().set(TransactionListener.onCommitEnd(context -> wakeUps.wakeUp()));
        return jooq;
    }
    // endregion

    // region projection
    /** The number of pieces of each product. */
    private static Projection sold(SQLDialect dialect) {
        return Projection.builder("sold")
                .on("OrderPlaced", (tx, event) -> add(DSL.using(tx, dialect), event))
                .on("LineAdded", (tx, event) -> add(DSL.using(tx, dialect), event))
                .build();
    }

    private static void add(DSLContext tx, PersistedEvent event) {
        tx.insertInto(SOLD, SOLD_PRODUCT, PIECES)
                .values(new String(event.payload(), StandardCharsets.UTF_8), 1)
                .onConflict(SOLD_PRODUCT)
                .doUpdate()
                .set(PIECES, PIECES.plus(1))
                .execute();
    }
    // endregion

    private static void order(Orders orders) {
        orders.place("order-1", "lamp");
        orders.place("order-2", "desk");
        System.out.println("placed: " + orders.lines() + " lines");
        try {
            orders.place("order-2", "chair");
        } catch (OptimisticConcurrencyException e) {
            System.out.println("refused, version is " + e.actual().orElseThrow() + ": " + orders.lines() + " lines");
        }
        orders.placeOrAdd("order-2", "lamp");
        orders.placeOrAdd("order-3", "desk");
        System.out.println("placed or added: " + orders.lines() + " lines");
    }

    private static String pieces(DSLContext jooq) {
        return jooq.select(SOLD_PRODUCT, PIECES).from(SOLD).orderBy(SOLD_PRODUCT).stream()
                .map(row -> row.value1() + "=" + row.value2())
                .collect(Collectors.joining(" "));
    }
}
