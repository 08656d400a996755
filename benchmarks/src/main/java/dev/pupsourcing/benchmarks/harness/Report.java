// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import com.github.freva.asciitable.AsciiTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects results and prints them as a table. Not thread-safe. */
public final class Report {

    private static final String[] HEADER = {
        "case",
        "contender",
        "events/s",
        "events/s ratio [quartiles]",
        "p50 ratio [quartiles]",
        "CPU us/event (ratio)",
        "p50 ms",
        "p99 ms",
        "target"
    };

    private final PrintStream out;
    private final List<String[]> rows = new ArrayList<>();

    /** Creates a report that is printed to a stream. */
    public Report(PrintStream out) {
        this.out = out;
    }

    /** Adds standings; the throughput of the last one has a target. */
    public void throughput(String name, List<Standing> standings, Target target) {
        double value = standings.get(standings.size() - 1).throughput().median();
        addAll(name, standings, "events/s " + target.verdict(value));
    }

    /** Adds standings; the median latency of the last one has a target. */
    public void latency(String name, List<Standing> standings, Target target) {
        double value = standings.get(standings.size() - 1).latency().median();
        addAll(name, standings, "p50 " + target.verdict(value));
    }

    /** Adds standings without a target. */
    public void standings(String name, List<Standing> standings) {
        addAll(name, standings, "");
    }

    private void addAll(String name, List<Standing> standings, String verdict) {
        for (int i = 0; i < standings.size(); i++) {
            Standing standing = standings.get(i);
            add(
                    i == 0 ? name : "",
                    standing.contender(),
                    String.format(Locale.ROOT, "%,.0f", standing.eventsPerSecond()),
                    i == 0 ? "1" : standing.throughput().toString(),
                    i == 0 ? "1" : standing.latency().toString(),
                    String.format(Locale.ROOT, "%.1f (%.2f)", standing.cpuMicros(), standing.cpu()),
                    String.format(Locale.ROOT, "%.3f", standing.p50()),
                    String.format(Locale.ROOT, "%.2f", standing.p99()),
                    i == standings.size() - 1 ? verdict : "");
        }
    }

    /** Adds a figure with a target. */
    public void figure(String name, String what, double value, Target target) {
        add(name, what, "", String.format(Locale.ROOT, "%.2f", value), "", "", "", "", target.verdict(value));
    }

    /** Adds a figure without a target. */
    public void figure(String name, String what, double value) {
        add(name, what, "", String.format(Locale.ROOT, "%,.2f", value), "", "", "", "", "");
    }

    private void add(String... cells) {
        rows.add(cells);
    }

    /** The cells of the rows so far. */
    public List<List<String>> rows() {
        return rows.stream().map(List::of).toList();
    }

    /** Prints the table with a title. */
    public void print(String title) {
        out.println(title);
        out.println(AsciiTable.getTable(AsciiTable.NO_BORDERS, HEADER, null, rows.toArray(String[][]::new)));
    }
}
