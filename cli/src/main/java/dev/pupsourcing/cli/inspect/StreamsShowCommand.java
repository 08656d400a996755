// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.cli.store.StreamText;
import dev.pupsourcing.cli.transfer.EventLineWriter;
import dev.pupsourcing.internal.text.PrintableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the events of one aggregate. */
@Command(
        name = "show",
        description = "Show the events of one aggregate: all, a range of versions, at a version or "
                + "instant, or what changed between two.")
public final class StreamsShowCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "1..3",
            paramLabel = "STREAM",
            description = "CONTEXT/TYPE/ID as one word, or three words if a name contains a slash.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--from", paramLabel = "VERSION", description = "The first version.")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "VERSION", description = "The last version.")
    private @Nullable Long to;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "The stream as of an instant such as 2026-01-31T12:00:00Z.")
    private @Nullable String asOf;

    @Option(names = "--at", paramLabel = "POINT", description = "The stream at a version, such as 7, or at an instant.")
    private @Nullable String at;

    @Option(
            names = "--diff",
            arity = "2",
            paramLabel = "POINT",
            description =
                    "The events after one version or instant up to another, and the fields of the last event's JSON "
                            + "payload that differ.")
    private List<String> diff = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON lines, like export.")
    private boolean json;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that prints to a console. */
    public StreamsShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        StreamId stream = StreamText.parse(names);
        VersionRange range = range();
        try (OpenStore open = storeOptions.open(console)) {
            if (!diff.isEmpty()) {
                return new StreamDiff(open.store().readStream(stream), diff.get(0), diff.get(1)).print(console, json);
            }
            AggregateStream events = open.store().readStream(stream, range);
            if (events.isEmpty()) {
                throw CommandFailure.of("no events found in " + PrintableText.quoted(stream)
                        + (range.equals(VersionRange.all()) ? "" : ", " + range) + " in " + open.address());
            }
            print(events);
        }
        return 0;
    }

    private VersionRange range() {
        if (Stream.of(at != null, asOf != null, from != null || to != null, !diff.isEmpty())
                        .filter(given -> given)
                        .count()
                > 1) {
            throw CommandFailure.usage(
                    "--at, --as-of, --diff, and --from with --to cannot be combined; give one of them");
        }
        try {
            if (at != null) {
                return StreamPoint.parse("--at", at).range();
            }
            return asOf != null
                    ? VersionRange.asOf(Instants.parse("--as-of", asOf))
                    : VersionRange.between(from == null ? 1 : from, to == null ? Long.MAX_VALUE : to);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    private void print(AggregateStream events) throws IOException {
        if (json) {
            EventLineWriter writer = EventLineWriter.of(console);
            for (PersistedEvent event : events) {
                writer.write(event);
            }
            return;
        }
        table(events).print(console);
    }

    static Table table(Iterable<PersistedEvent> events) {
        Table table = new Table()
                .number("version")
                .number("position")
                .text("type")
                .text("created at")
                .text("payload");
        for (PersistedEvent event : events) {
            table.row(
                    event.aggregateVersion(),
                    event.position(),
                    event.eventType() + (event.eventVersion() == 1 ? "" : " v" + event.eventVersion()),
                    event.createdAt(),
                    Payloads.text(event.payload()));
        }
        return table;
    }
}
