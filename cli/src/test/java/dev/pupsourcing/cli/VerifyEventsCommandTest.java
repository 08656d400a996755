// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pup eventmap verify}: reads a store through mappings on a class path. */
class VerifyEventsCommandTest {

    private static final String APPLICATION = """
            package com.shop;

            import dev.pupsourcing.mapping.EventMapping;
            import dev.pupsourcing.mapping.EventTypes;
            import dev.pupsourcing.mapping.PayloadCodec;
            import dev.pupsourcing.mapping.PayloadException;

            public final class App {
                public record Placed(String json) {}

                public static EventMapping<Record> orders() {
                    return EventTypes.builder(Record.class, new Codec())
                            .event("OrderPlaced", Placed.class)
                            .event("OrderRefunded", 2, Old.class)
                            .neverStored("OrderRefunded", 1)
                            .build();
                }

                public record Old(String json) {}

                public static String text() { return ""; }

                static final class Codec implements PayloadCodec {
                    public byte[] encode(Object event) { return new byte[0]; }

                    public <T> T decode(byte[] payload, Class<T> type) {
                        String text = new String(payload);
                        if (text.contains("bad")) {
                            throw new PayloadException(type, "total", "cannot be read as int", null);
                        }
                        return type.cast(new Placed(text));
                    }
                }
            }
            """;

    @TempDir
    Path work;

    private Path classes;

    @BeforeEach
    void compileApplication() throws Exception {
        classes = Files.createDirectories(work.resolve("classes"));
        Path source = Files.writeString(work.resolve("App.java"), APPLICATION);
        StringWriter messages = new StringWriter();
        PrintWriter output = new PrintWriter(messages);
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        output,
                        output,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(result).as(messages.toString()).isZero();
    }

    /** A store with four events: two that can be read, one that cannot, and one of an unknown type. */
    private List<String> store() throws Exception {
        List<String> store = TestDatabase.SQLITE.createStore(work);
        Pupsourcing events = Pupsourcing.create(new DriverManagerDataSource("jdbc:sqlite:" + store.get(1), null, null));
        StreamId stream = StreamId.of("Shop", "Order", "o-1");
        List<Event> all = new ArrayList<>();
        for (String text : List.of("fine", "good", "bad secret", "other")) {
            String type = text.equals("other") ? "OrderLost" : "OrderPlaced";
            all.add(Event.builder(stream, type).payload(text).build());
        }
        events.append(ExpectedVersion.any(), all);
        return store;
    }

    private PupRun verify(List<String> store, String mapping, String... more) {
        List<String> arguments = new ArrayList<>(store);
        arguments.addAll(List.of("--classpath", classes.toString(), "--mapping", mapping));
        arguments.addAll(List.of(more));
        return PupRun.of(arguments, "eventmap", "verify");
    }

    @Test
    void countsVersionsAndReportsUnreadableEvents() throws Exception {
        PupRun run = verify(store(), "com.shop.App#orders");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().map(line -> line.replace("|", " ").strip().replaceAll(" +", " ")))
                .contains(
                        "OrderLost 1 1 1 4 4",
                        "OrderPlaced 1 3 1 1 3",
                        "OrderRefunded 2 0 0",
                        "read up to position 4, 2 unreadable");
        assertThat(run.err())
                .contains(
                        "position 3: event ",
                        "has an invalid payload for \"OrderPlaced\" v1: field total cannot be read")
                .contains("position 4: event ", "type \"OrderLost\" is unknown")
                .doesNotContain("secret");
    }

    @Test
    void continuesAfterAPositionAndSelectsAggregates() throws Exception {
        List<String> store = store();
        PupRun rest = verify(store, "Order=com.shop.App#orders", "--after", "3", "--limit", "0");
        assertThat(rest.out()).contains("read up to position 4, 1 unreadable");
        assertThat(rest.err()).doesNotContain("position 4");
        PupRun none = verify(store, "com.shop.App#orders", "--after", "4");
        assertThat(none.exitCode()).isZero();
    }

    @Test
    void refusesMappingsThatCannotBeLoaded() throws Exception {
        List<String> store = TestDatabase.SQLITE.createStore(work);
        assertThat(verify(store, "com.shop.App").err()).contains("--mapping must be CLASS#METHOD");
        assertThat(verify(store, "com.shop.App#none").err()).contains("is not a public static method");
        assertThat(verify(store, "com.shop.App#text").err()).contains("must return an EventMapping");
    }
}
