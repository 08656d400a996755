// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.console.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What changed in a stream between two points: the events, and the payload of the last one. */
final class StreamDiff {

    private final AggregateStream stream;
    private final StreamPoint first;
    private final StreamPoint second;

    StreamDiff(AggregateStream stream, String first, String second) {
        this.stream = stream;
        this.first = StreamPoint.parse("--diff", first);
        this.second = StreamPoint.parse("--diff", second);
    }

    int print(Console console, boolean json) {
        Optional<PersistedEvent> before = last(first);
        PersistedEvent after = last(second)
                .orElseThrow(() -> CommandFailure.of("the stream has no events at the second point; --diff needs one"));
        List<PersistedEvent> between = new ArrayList<>();
        for (PersistedEvent event : stream) {
            if (second.includes(event) && !first.includes(event)) {
                between.add(event);
            }
        }
        List<PayloadChange> changes = before.isEmpty()
                ? List.of()
                : PayloadChange.between(before.get().payload(), after.payload());
        if (json) {
            JsonReport.print(console, json(before, after, between, changes));
        } else {
            printTables(console, before, after, between, changes);
        }
        return 0;
    }

    private Optional<PersistedEvent> last(StreamPoint point) {
        Optional<PersistedEvent> found = Optional.empty();
        for (PersistedEvent event : stream) {
            found = point.includes(event) ? Optional.of(event) : found;
        }
        return found;
    }

    private static void printTables(
            Console console,
            Optional<PersistedEvent> before,
            PersistedEvent after,
            List<PersistedEvent> between,
            List<PayloadChange> changes) {
        StreamsShowCommand.table(between).print(console);
        if (!changes.isEmpty()) {
            Table table = new Table()
                    .text("payload field")
                    .text("at version " + before.orElseThrow().aggregateVersion())
                    .text("at version " + after.aggregateVersion());
            changes.forEach(change -> table.row(change.path(), change.before(), change.after()));
            table.print(console);
        }
        console.out().flush();
        console.err()
                .println(between.size() + (between.size() == 1 ? " event" : " events") + " after version "
                        + before.map(PersistedEvent::aggregateVersion).orElse(0L) + " up to version "
                        + after.aggregateVersion());
    }

    private static ObjectNode json(
            Optional<PersistedEvent> before,
            PersistedEvent after,
            List<PersistedEvent> between,
            List<PayloadChange> changes) {
        ObjectNode object = JsonReport.object()
                .put(
                        "afterVersion",
                        before.map(PersistedEvent::aggregateVersion).orElse(0L))
                .put("upToVersion", after.aggregateVersion());
        ArrayNode events = object.putArray("events");
        between.forEach(event -> events.addObject()
                .put("version", event.aggregateVersion())
                .put("position", event.position())
                .put("eventId", event.eventId().toString())
                .put("eventType", event.eventType())
                .put("createdAt", event.createdAt().toString()));
        ArrayNode fields = object.putArray("payloadChanges");
        changes.forEach(change -> fields.addObject()
                .put("path", change.path())
                .put("before", change.before())
                .put("after", change.after()));
        return object;
    }
}
