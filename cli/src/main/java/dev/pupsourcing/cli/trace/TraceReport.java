// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.trace;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.console.OneLine;
import dev.pupsourcing.cli.console.Wrapped;
import dev.pupsourcing.internal.text.PrintableText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws the trees of causes, or prints them as JSON. */
final class TraceReport {

    private static final int WIDTH = 200;

    private final Console console;
    private final TracedEvents traced;
    private final Collection<PersistedEvent> events;
    private final CauseTree tree;

    TraceReport(Console console, TracedEvents traced) {
        this.console = console;
        this.traced = traced;
        this.events = traced.events();
        this.tree = new CauseTree(events);
    }

    void print() {
        wrapped(events.size() + (events.size() == 1 ? " event in " : " events in ")
                + count(events.stream().map(PersistedEvent::stream).distinct().count(), "stream") + ", "
                + span() + ids(", correlation ", PersistedEvent::correlationId)
                + ids(", trace ", PersistedEvent::traceId));
        tree.roots().forEach((cause, roots) -> {
            if (cause.isEmpty()) {
                roots.forEach(root -> draw(root, "", "", first()));
            } else {
                wrapped("caused by " + cause + ", which is not an event of this store");
                drawAll(roots, "", first());
            }
        });
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private Instant first() {
        return events.iterator().next().createdAt();
    }

    private String span() {
        Instant last = events.stream()
                .map(PersistedEvent::createdAt)
                .max(Instant::compareTo)
                .orElseThrow();
        return "from " + first() + ", " + elapsed(Duration.between(first(), last)) + " in all";
    }

    private String ids(String label, Function<PersistedEvent, Optional<String>> id) {
        String ids =
                events.stream().map(id).flatMap(Optional::stream).distinct().collect(Collectors.joining(", "));
        return ids.isEmpty() ? "" : label + ids;
    }

    private static String elapsed(Duration duration) {
        return duration.toMillis() < 10_000
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private void drawAll(List<PersistedEvent> siblings, String indent, Instant causedAt) {
        for (Iterator<PersistedEvent> all = siblings.iterator(); all.hasNext(); ) {
            PersistedEvent event = all.next();
            draw(event, indent + (all.hasNext() ? "├─ " : "└─ "), indent + (all.hasNext() ? "│  " : "   "), causedAt);
        }
    }

    private void draw(PersistedEvent event, String prefix, String indent, Instant causedAt) {
        Duration later = Duration.between(causedAt, event.createdAt());
        line(prefix + event.position() + "  " + event.eventType() + "  " + event.stream() + " @"
                + event.aggregateVersion()
                + (later.isZero() ? "" : "  " + (later.isNegative() ? "" : "+") + elapsed(later)));
        drawAll(tree.children(event), indent, event.createdAt());
    }

    private void wrapped(String text) {
        if (console.outIsTerminal()) {
            Wrapped.lines(OneLine.of(text), console.columns()).forEach(console.out()::println);
        } else {
            console.out().println(OneLine.of(text));
        }
    }

    private void line(String text) {
        console.out().println(PrintableText.of(text, console.outIsTerminal() ? console.columns() : WIDTH));
    }

    void printJson(String id) {
        ObjectNode object = JsonReport.object()
                .put("id", id)
                .put("foundBy", traced.foundBy())
                .put("truncated", traced.truncated());
        ArrayNode array = object.putArray("events");
        events.forEach(event -> array.addObject()
                .put("position", event.position())
                .put("boundedContext", event.boundedContext())
                .put("aggregateType", event.aggregateType())
                .put("aggregateId", event.aggregateId())
                .put("aggregateVersion", event.aggregateVersion())
                .put("eventId", event.eventId().toString())
                .put("eventType", event.eventType())
                .put("createdAt", event.createdAt().toString())
                .put("correlationId", event.correlationId().orElse(null))
                .put("causationId", event.causationId().orElse(null))
                .put("traceId", event.traceId().orElse(null))
                .put(
                        "causedByPosition",
                        tree.parent(event).map(PersistedEvent::position).orElse(null)));
        JsonReport.print(console, object);
    }
}
