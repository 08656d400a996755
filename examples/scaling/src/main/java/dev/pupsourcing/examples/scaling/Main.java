// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.scaling;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ReadModels;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** From one to four workers and back, while events arrive. */
public final class Main {

    private static final List<Integer> STEPS = List.of(1, 2, 3, 4, 3, 2, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(250);

    /** The minimum number of looks at the table for each number of workers. */
    private static final int LOOKS = 4;

    private Main() {}

    /**
     * Runs the example in a new file, with workers that are threads of this process; with {@code --db URL}, in that
     * empty database, with workers that are separate processes.
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        if (args.length == 3 && args[0].equals("--worker")) {
            Workers.runUntilAsked(Shop.open(args[2]), args[1]);
        } else if (args.length == 2 && args[0].equals("--db")) {
            Shop.create(args[1]);
            scale(Shop.open(args[1]), Workers.inProcesses(args[1]));
        } else if (args.length == 0) {
            String url = "jdbc:sqlite:"
                    + Files.createTempDirectory("scaling").resolve("shop.db")
                    + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
            Shop.create(url);
            Pupsourcing pupsourcing = Shop.open(url);
            scale(pupsourcing, Workers.inThreads(pupsourcing));
        } else {
            throw new IllegalArgumentException("usage: [--db JDBC-URL], not " + String.join(" ", args));
        }
    }

    private static void scale(Pupsourcing pupsourcing, Workers workers) throws InterruptedException {
        Board board = new Board(pupsourcing);
        try (workers;
                Writer writer = new Writer(pupsourcing)) {
            board.head();
            for (int wanted : STEPS) {
                workers.scaleTo(wanted);
                show(board, wanted);
            }
            long placed = writer.stop();
            long end = pupsourcing.log().latestPosition();
            if (!ReadModels.of(pupsourcing).await(Workers.PROJECTION, end, PATIENCE)) {
                throw new IllegalStateException("the read model did not reach position " + end);
            }
            System.out.printf("%n%s events were placed, %s have taken effect%n", placed, Shop.handled(pupsourcing));
        }
    }

    /** Prints rows until this number of workers share evenly. */
    private static void show(Board board, int workers) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean even = false;
        for (int looks = 0; looks < LOOKS || !even; looks++) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(workers + " workers do not share evenly");
            }
            Thread.sleep(LOOK.toMillis());
            even = board.look(workers, looks % LOOKS == LOOKS - 1);
        }
    }
}
