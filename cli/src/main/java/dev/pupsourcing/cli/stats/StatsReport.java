// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.stats;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Facts;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.jdbc.spi.ServerDiagnosis.TableSize;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The statistics of an event store.
 *
 * @param latest the end of the log
 * @param counts the numbers of events
 * @param growth the growth of the last days
 * @param sizes the sizes of the tables
 */
record StatsReport(long latest, EventCounts counts, List<Growth> growth, List<TableSize> sizes) {

    void print(Console console) {
        facts().print(console);
        Stream.of(kinds(), days(), streams(), tables())
                .filter(table -> !table.isEmpty())
                .forEach(table -> table.print(console));
    }

    private String about() {
        return counts.estimated() ? "about " : "";
    }

    private Facts facts() {
        String estimated = counts.estimated()
                ? ", estimated from a sample of " + number(counts.sampled()) + "; --exact counts them"
                : "";
        return new Facts()
                .add("events", about() + number(counts.total()) + estimated)
                .add("end of the log", "position " + number(latest));
    }

    private Table kinds() {
        Table table = new Table().text("context").name("event type").number(about() + "events");
        counts.kinds().forEach(kind -> table.row(kind.context(), kind.type(), number(kind.events())));
        return table;
    }

    private Table days() {
        Table table = new Table().text("day").number("positions");
        growth.forEach(day -> table.row(day.day(), number(day.positions())));
        return table;
    }

    private Table streams() {
        Table table = new Table()
                .name(counts.estimated() ? "largest streams in the sample" : "largest streams")
                .number("events");
        counts.streams().forEach(stream -> table.row(stream.stream(), number(stream.events())));
        return table;
    }

    private Table tables() {
        Table table = new Table().text("table").number("rows").number("indexes");
        sizes.forEach(size -> table.row(size.table(), bytes(size.rowBytes()), bytes(size.indexBytes())));
        return table;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String bytes(long bytes) {
        long kib = bytes / 1024;
        return kib < 10_240 ? number(kib) + " KiB" : number(kib / 1024) + " MiB";
    }

    ObjectNode json() {
        ObjectNode object = JsonReport.object()
                .put("latest", latest)
                .put("events", counts.total())
                .put("estimated", counts.estimated())
                .put("sampled", counts.sampled());
        addCounts(object);
        ArrayNode days = object.putArray("days");
        growth.forEach(day -> days.addObject().put("day", day.day().toString()).put("positions", day.positions()));
        ArrayNode tables = object.putArray("tables");
        sizes.forEach(size -> tables.addObject()
                .put("table", size.table())
                .put("rowBytes", size.rowBytes())
                .put("indexBytes", size.indexBytes()));
        return object;
    }

    private void addCounts(ObjectNode object) {
        ArrayNode kinds = object.putArray("types");
        counts.kinds()
                .forEach(kind -> kinds.addObject()
                        .put("boundedContext", kind.context())
                        .put("eventType", kind.type())
                        .put("events", kind.events()));
        ArrayNode streams = object.putArray("largestStreams");
        counts.streams()
                .forEach(stream -> streams.addObject()
                        .put("stream", stream.stream().toString())
                        .put("events", stream.events()));
    }
}
