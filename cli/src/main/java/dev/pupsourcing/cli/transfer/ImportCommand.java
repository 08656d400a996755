// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.OneLine;
import dev.pupsourcing.cli.console.Progress;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.internal.text.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stores the events of a file or of standard input. */
@Command(
        name = "import",
        description = {
            "Store events from JSON lines, as export writes them, in their order and with their versions.",
            "Events that are already stored are skipped, so an interrupted import can be run again. All lines of a "
                    + "file are checked before anything is stored."
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int MAX_REPORTED = 10;
    private static final int MAX_PROBLEM = 1_000;
    private static final String STANDARD_INPUT = "-";

    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file, or - for standard input.")
    private String file = "";

    @Option(names = "--check", description = "Check the lines and store nothing.")
    private boolean checkOnly;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that reports to a console. */
    public ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        if (checkOnly) {
            report(String.format(Locale.ROOT, "%,d lines are valid", check()));
            return 0;
        }
        try (OpenStore open = storeOptions.open(console)) {
            if (!fromStandardInput()) {
                check();
            }
            store(open);
        }
        return 0;
    }

    private boolean fromStandardInput() {
        return file.equals(STANDARD_INPUT);
    }

    private void report(String text) {
        console.err().println(text);
    }

    private InputStream open() throws IOException {
        if (fromStandardInput()) {
            return console.in();
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw CommandFailure.of("cannot read file " + PrintableText.quoted(file));
        }
        return Files.newInputStream(path);
    }

    private long size() throws IOException {
        return fromStandardInput() ? Progress.UNKNOWN : Files.size(Path.of(file));
    }

    /** Checks all lines and returns the number of events. */
    private long check() throws IOException {
        List<String> problems = new ArrayList<>();
        long events = 0;
        try (InputStream in = open();
                Progress progress = Progress.ofBytes(console, "check", size())) {
            NdjsonReader lines = new NdjsonReader(in);
            while (problems.size() < MAX_REPORTED && nextIsGood(lines, problems)) {
                events = lines.number();
                progress.to(lines.bytes());
            }
        }
        if (!problems.isEmpty()) {
            problems.forEach(problem -> report("pup: " + OneLine.of(file + ", " + problem, MAX_PROBLEM)));
            throw CommandFailure.of(file + " has lines that are not events; nothing was stored");
        }
        return events;
    }

    /** Reads the next line and records its problem, if any; false at the end. */
    private static boolean nextIsGood(NdjsonReader lines, List<String> problems) throws IOException {
        try {
            if (!lines.next()) {
                return false;
            }
            lines.event();
            return true;
        } catch (BadLineException e) {
            problems.add(String.valueOf(e.getMessage()));
            return true;
        }
    }

    private void store(OpenStore open) throws IOException, SQLException {
        Stopwatch watch = new Stopwatch(console.clock());
        Transfer transfer;
        try (InputStream in = open();
                Progress progress = Progress.ofBytes(console, "import", size())) {
            NdjsonReader lines = new NdjsonReader(in);
            transfer = new Transfer(open.store(), events -> progress.to(lines.bytes()));
            transfer.run(() -> lines.next() ? lines.event() : null);
        }
        report(transfer.summary("imported", watch.rate(transfer.handled())));
    }
}
