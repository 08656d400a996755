// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.guards;

import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/** Compares two builds of the library. They alternate, and only ratios within a round are used. */
public final class GuardCosts {

    private static final int EVENTS = 300_000;
    private static final int WARM_UP = 4;

    private static final Map<String, String> DRIVERS = Map.of(
            "postgres", "org.postgresql.Driver", "mariadb", "org.mariadb.jdbc.Driver", "sqlite", "org.sqlite.JDBC");

    private static final List<String> CASES = List.of(
            "append, caller's transaction",
            "append, facade",
            "append, 16 writers",
            "projection, pages of 1000",
            "projection, batches of 1");

    private GuardCosts() {}

    /**
     * Runs the comparison. The arguments are the class paths of the old and the new build, each with its workload, the
     * number of rounds, the milliseconds per turn, a part of the names of the cases to run, and the databases.
     */
    public static void main(String... arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[2]);
        long nanos = Long.parseLong(arguments[3]) * 1_000_000;
        for (int i = 5; i < arguments.length; i++) {
            String kind = arguments[i];
            Thread.currentThread().setContextClassLoader(GuardCosts.class.getClassLoader());
            Map<String, String> one = database(kind);
            Map<String, String> other = database(kind);
            measure(kind, arguments[4], workload(arguments[0], one), workload(arguments[1], other), rounds, nanos);
        }
        System.exit(0);
    }

    private static Map<String, String> database(String kind) throws Exception {
        ServerDatabase made = switch (kind) {
            case "postgres" -> PostgresServer.shared().createDatabase();
            case "mariadb" -> MariaDbServer.shared().createDatabase();
            default ->
                new ServerDatabase(
                        "jdbc:sqlite:" + Files.createTempDirectory("guards").resolve("log.db")
                                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000",
                        "",
                        "");
        };
        return Map.of("driver", DRIVERS.get(kind), "url", made.url(), "user", made.user(), "password", made.password());
    }

    @SuppressWarnings("unchecked")
    private static ToDoubleBiFunction<String, Long> workload(String path, Map<String, String> database)
            throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return (ToDoubleBiFunction<String, Long>) loader.loadClass(Workload.class.getName())
                .getConstructor(Map.class, int.class)
                .newInstance(database, EVENTS);
    }

    private static void measure(
            String kind,
            String part,
            ToDoubleBiFunction<String, Long> old,
            ToDoubleBiFunction<String, Long> current,
            int rounds,
            long nanos) {
        for (String name : CASES) {
            if (!name.contains(part) || (kind.equals("sqlite") && name.contains("16 writers"))) {
                continue;
            }
            List<Double> ratios = new ArrayList<>();
            List<Double> rates = new ArrayList<>();
            for (int round = -WARM_UP; round < rounds; round++) {
                boolean oldFirst = round % 2 == 0;
                double first = (oldFirst ? old : current).applyAsDouble(name, nanos);
                double second = (oldFirst ? current : old).applyAsDouble(name, nanos);
                if (round >= 0) {
                    ratios.add(oldFirst ? second / first : first / second);
                    rates.add(oldFirst ? second : first);
                }
            }
            print(kind, name, ratios, rates);
        }
    }

    private static void print(String kind, String name, List<Double> ratios, List<Double> rates) {
        Collections.sort(ratios);
        Collections.sort(rates);
        System.out.println(String.format(
                Locale.ROOT,
                "%-9s %-30s new/old %.3f [%.3f..%.3f]  %,.0f events/s",
                kind,
                name,
                ratios.get(ratios.size() / 2),
                ratios.get(ratios.size() / 4),
                ratios.get(ratios.size() * 3 / 4),
                rates.get(rates.size() / 2)));
    }
}
