// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Progress;
import dev.pupsourcing.cli.store.LogPages;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.internal.text.PrintableText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes events as JSON lines. */
@Command(
        name = "export",
        description = {
            "Write events as JSON lines, in the order of the log, up to the position that was its end when the "
                    + "command began.",
            "--resume continues an interrupted export."
        })
public final class ExportCommand implements Callable<Integer> {

    private static final int BUFFER = 1 << 18;
    private static final String STANDARD_OUTPUT = "-";

    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = STANDARD_OUTPUT,
            description = "The output file. Default: standard output.")
    private String output = STANDARD_OUTPUT;

    @Option(names = "--resume", description = "Continue the file of an interrupted export.")
    private boolean resume;

    @Option(names = "--force", description = "Overwrite an existing file.")
    private boolean force;

    @Mixin
    private ScopeOptions scopeOptions = new ScopeOptions();

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that prints to a console. */
    public ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        @Nullable Path file = output.equals(STANDARD_OUTPUT) ? null : Path.of(output);
        if (resume && file == null) {
            throw CommandFailure.usage("--resume needs a file; give it with --output, or use --after with a position");
        }
        scopeOptions.scope();
        scopeOptions.after();
        try (OpenStore open = storeOptions.open(console)) {
            long after = resume && file != null ? ResumePoint.find(file, open.store()) : scopeOptions.after();
            if (file == null) {
                export(open, after, console.out());
            } else {
                try (OutputStream out = open(file)) {
                    export(open, after, out);
                }
            }
        }
        return 0;
    }

    private OutputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw CommandFailure.of(file + " is a folder; --output must be a file");
        }
        if (Files.exists(file) && !resume && !force) {
            throw CommandFailure.of(file + " already exists; continue it with --resume or overwrite it with --force");
        }
        try {
            return new BufferedOutputStream(Channels.newOutputStream(PrivateFiles.open(file, resume)), BUFFER);
        } catch (IOException e) {
            throw CommandFailure.of("file " + PrintableText.quoted(file) + " cannot be written: " + e, e);
        }
    }

    private void export(OpenStore open, long after, OutputStream out) throws IOException {
        Stopwatch watch = new Stopwatch(console.clock());
        long last = open.store().log().latestPosition();
        long events = 0;
        try (LogPages pages = new LogPages(console, open.store().log(), scopeOptions.scope(), after);
                Progress progress = Progress.of(console, "export", Math.max(0, last - after), " positions")) {
            EventLineWriter writer = new EventLineWriter(out);
            for (List<PersistedEvent> page = pages.nextUpTo(last); page != null; page = pages.nextUpTo(last)) {
                for (PersistedEvent event : page) {
                    writer.write(event);
                }
                events += page.size();
                checkOutput();
                progress.to(Math.min(last, pages.position()) - after);
            }
            out.flush();
            checkOutput();
        }
        console.err().println(String.format(Locale.ROOT, "exported %,d events %s", events, watch.rate(events)));
    }

    private void checkOutput() {
        if (output.equals(STANDARD_OUTPUT)) {
            console.checkOut();
        }
    }
}
