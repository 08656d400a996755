// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventVersion;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The events that the releases of a recipe have stored, in one SQLite database. */
final class StoredEvents {

    private static final Pattern EVENT = Pattern.compile("(\\S+) v(\\d+) (.+)");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

    private final Pupsourcing store;
    private final List<StreamId> streams = new ArrayList<>();
    private int written;

    StoredEvents(Path file) throws SQLException {
        DriverManagerDataSource dataSource = new DriverManagerDataSource(
                "jdbc:sqlite:" + file + "?journal_mode=WAL&transaction_mode=IMMEDIATE&synchronous=OFF", null, null);
        try (Connection connection = dataSource.getConnection()) {
            SchemaOptions options = SchemaOptions.builder().snapshots().build();
            Schema.of(connection, options).apply(connection);
        }
        this.store = Pupsourcing.create(dataSource);
    }

    Pupsourcing store() {
        return store;
    }

    /** Stores an event, given as type, version and payload, if the program would write exactly that. */
    List<String> write(Program program, String text) {
        Matcher parts = EVENT.matcher(text);
        assertThat(parts.matches()).as(text).isTrue();
        EventVersion version = new EventVersion(parts.group(1), Integer.parseInt(parts.group(2)));
        Map.Entry<String, EventMapping<?>> writing = program.writing(version);
        StreamId stream = StreamId.of("Shop", writing.getKey(), "1");
        Event event = Event.builder(stream, version.type())
                .eventVersion(version.version())
                .payload(parts.group(3).getBytes(StandardCharsets.UTF_8))
                .createdAt(START.plusSeconds(60L * written++))
                .build();
        Event again = program.written(PersistedEvent.of(event, 1, 1));
        assertThat(new String(again.payload(), StandardCharsets.UTF_8)).isEqualTo(parts.group(3));
        assertThat(again.eventVersion()).as("version that the program writes").isEqualTo(version.version());
        store.append(ExpectedVersion.any(), event);
        if (!streams.contains(stream)) {
            streams.add(stream);
        }
        return List.of();
    }

    /** What a program reads: each stored event with its domain events, or the reason why it cannot be read. */
    List<String> read(Program program) {
        List<String> seen = new ArrayList<>();
        for (StreamId stream : streams) {
            for (PersistedEvent event : store.readStream(stream)) {
                String version = event.eventType() + " v" + event.eventVersion();
                seen.add(version + " -> " + read(program.reading(event), event));
            }
        }
        return seen;
    }

    private static String read(EventMapping<?> mapping, PersistedEvent event) {
        List<String> read = new ArrayList<>();
        try {
            mapping.readInto(event, domainEvent -> read.add(domainEvent.toString()));
        } catch (RuntimeException e) {
            return "refused: " + UUID.matcher(e.getMessage()).replaceAll("...");
        }
        return read.isEmpty() ? "nothing" : String.join(", ", read);
    }
}
