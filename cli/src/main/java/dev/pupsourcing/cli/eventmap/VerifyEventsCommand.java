// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.eventmap;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.OneLine;
import dev.pupsourcing.cli.console.Progress;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.program.ProgramClasses;
import dev.pupsourcing.cli.store.LogPages;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventVersion;
import dev.pupsourcing.mapping.MappingVerification;
import dev.pupsourcing.mapping.UnreadableEvent;
import dev.pupsourcing.mapping.VersionCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads all events of a store through the application's mappings. */
@Command(
        name = "verify",
        description = {
            "Read the events of a store through the mappings of your application, before a release: count them by "
                    + "type and version, and print those that cannot be read.",
            "The exit code is 1 if an event cannot be read. Versions that were never stored have a count of 0."
        })
public final class VerifyEventsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            required = true,
            description = "The class path of your application: folders and jars, separated as for java.")
    private String classPath = "";

    @Option(
            names = "--mapping",
            paramLabel = "[AGGREGATE=]CLASS#METHOD",
            required = true,
            description = "A public static method that returns an EventMapping. Repeat it for each mapping. With an "
                    + "aggregate type in front, the mapping reads the events of that aggregate type only.")
    private List<String> mappings = List.of();

    @Option(
            names = "--after",
            paramLabel = "POSITION",
            defaultValue = "0",
            description = "The position after which to start, to continue an earlier run. Default: ${DEFAULT-VALUE}.")
    private long after;

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            defaultValue = "100",
            description = "The maximum number of unreadable events to print; all are counted. Default: "
                    + "${DEFAULT-VALUE}.")
    private long limit;

    private long printed;

    /** A command that reports to a console. */
    public VerifyEventsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (ProgramClasses classes = new ProgramClasses(classPath);
                OpenStore open = storeOptions.open(console)) {
            MappingVerification verification = MappingVerification.reporting(this::print);
            List<EventMapping<?>> loaded = new ArrayList<>();
            mappings.forEach(name -> loaded.add(add(verification, classes, name)));
            long end = read(open, verification);
            summary(verification, loaded);
            console.out().println("read up to position " + end + ", " + verification.unreadable() + " unreadable");
            return verification.unreadable() == 0 ? 0 : CommandFailure.FAILURE;
        }
    }

    private static EventMapping<?> add(MappingVerification verification, ProgramClasses classes, String name) {
        int equals = name.indexOf('=');
        EventMapping<?> mapping = classes.load("--mapping", name.substring(equals + 1), EventMapping.class);
        if (equals > 0) {
            verification.add(name.substring(0, equals), mapping);
        } else {
            verification.add(mapping);
        }
        return mapping;
    }

    private long read(OpenStore open, MappingVerification verification) {
        long end = open.store().log().latestPosition();
        try (Progress progress = Progress.of(console, "verify", end, " events");
                LogPages pages = new LogPages(console, open.store().log(), ReadScope.all(), after)) {
            List<PersistedEvent> events = pages.nextUpTo(end);
            while (events != null) {
                events.forEach(verification::accept);
                progress.to(pages.position());
                events = pages.nextUpTo(end);
            }
            return Math.max(after, end);
        }
    }

    private void print(UnreadableEvent event) {
        if (printed++ < limit) {
            console.err()
                    .println("position " + event.position() + ": "
                            + OneLine.of(String.valueOf(event.reason().getMessage())));
        }
    }

    private void summary(MappingVerification verification, List<EventMapping<?>> loaded) {
        Table table = new Table()
                .text("event type")
                .number("version")
                .number("events")
                .number("unreadable")
                .number("first position")
                .number("last position");
        TreeSet<EventVersion> absent = new TreeSet<>();
        loaded.forEach(mapping -> absent.addAll(mapping.known()));
        for (VersionCount count : verification.counts()) {
            absent.remove(count.version());
            table.row(
                    count.version().type(),
                    count.version().version(),
                    count.events(),
                    count.unreadable(),
                    count.first(),
                    count.last());
        }
        absent.forEach(version -> table.row(version.type(), version.version(), 0, 0, "", ""));
        table.print(console);
    }
}
