// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.golden;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.GoldenName;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A folder of golden payloads: for each version of each event type one payload as it was stored, and a text with the
 * events that the application's mapping reads from it. Both files are committed to version control. A test reads each
 * payload with the application's codec, mapping and upcasters, and compares the result with the recorded text.
 *
 * <p>A missing file is an error, unless the system property {@code pupsourcing.golden} or the environment variable
 * {@code PUPSOURCING_GOLDEN} is {@code write}; then it is written. A payload is never overwritten. A text is overwritten
 * only if the payload is now read as other versions, for example because the event type has a new version.
 *
 * <p>Usually used by generated tests. Immutable and thread-safe.
 *
 * @param <E> the common type of the aggregate's domain events
 */
public final class GoldenPayloads<E> {

    /** The stream of all events that are read. */
    public static final StreamId STREAM = StreamId.of("Golden", "Payload", "1");

    private static final UUID EVENT_ID = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);
    private static final Instant CREATED_AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SETTING = "pupsourcing.golden";
    private static final String WRITE = "write";

    private final Path folder;
    private final EventMapping<E> mapping;
    private final boolean writing;

    GoldenPayloads(Path folder, EventMapping<E> mapping, boolean writing) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.mapping = Objects.requireNonNull(mapping, "mapping");
        this.writing = writing;
    }

    /**
     * The golden payloads of one aggregate.
     *
     * @param folder their folder, relative to the folder of the module; it need not exist
     * @param mapping the mapping of the application, with its codec and upcasters
     */
    public static <E> GoldenPayloads<E> in(Path folder, EventMapping<E> mapping) {
        boolean writing =
                WRITE.equals(System.getProperty(SETTING)) || WRITE.equals(System.getenv("PUPSOURCING_GOLDEN"));
        return new GoldenPayloads<>(folder, mapping, writing);
    }

    /**
     * Reads the golden payload of a version, and compares the result with the recorded one.
     *
     * @param version the type and version
     * @param example the event whose payload is written if there is none yet
     * @throws AssertionError if a file is missing, the payload cannot be read, or it is read differently
     */
    public void verify(EventVersion version, Supplier<Event> example) {
        Objects.requireNonNull(example, "example");
        verify(version, Optional.of(example));
    }

    /**
     * Reads the golden payload of a version of which the test has no example: write or copy its file by hand.
     *
     * @param version the type and version
     * @throws AssertionError if a file is missing, the payload cannot be read, or it is read differently
     */
    public void verify(EventVersion version) {
        verify(version, Optional.empty());
    }

    private void verify(EventVersion version, Optional<Supplier<Event>> example) {
        GoldenFile file = new GoldenFile(folder, GoldenName.of(version.type(), version.version()));
        byte[] payload = file.payload().orElseGet(() -> firstPayload(version, file, example));
        String actual = result(version, payload, file);
        Optional<String> recorded = file.result();
        if (recorded.isEmpty() && !writing) {
            throw new AssertionError("golden payload " + file.payloadPath() + " has no recorded result "
                    + file.resultPath() + "; " + howToWrite());
        }
        if (recorded.isEmpty() || (writing && !GoldenResult.isSameVersions(recorded.get(), actual))) {
            file.writeResult(actual);
        } else if (!recorded.get().equals(actual)) {
            throw difference(version, file, recorded.get(), actual);
        }
    }

    private byte[] firstPayload(EventVersion version, GoldenFile file, Optional<Supplier<Event>> example) {
        if (!writing) {
            throw new AssertionError(version + " has no golden payload " + file.payloadPath() + "; " + howToWrite());
        }
        Event event = example.orElseThrow(() -> new AssertionError(version + " has no golden payload "
                        + file.payloadPath() + ", and the test has no example of it; copy a stored payload to this"
                        + " file, or provide a sample"))
                .get();
        if (!event.eventType().equals(version.type()) || event.eventVersion() != version.version()) {
            throw new AssertionError("the example of " + version + " must have this type and version, was "
                    + event.eventType() + " v" + event.eventVersion());
        }
        file.writePayload(event.payload());
        return event.payload();
    }

    private String result(EventVersion version, byte[] payload, GoldenFile file) {
        Event event = Event.builder(STREAM, version.type())
                .eventId(EVENT_ID)
                .eventVersion(version.version())
                .payload(payload)
                .createdAt(CREATED_AT)
                .build();
        GoldenResult result = new GoldenResult();
        try {
            mapping.readInto(PersistedEvent.of(event, 1, 1), read -> result.add(mapping.toEvent(STREAM, read)));
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "golden payload " + file.payloadPath() + " of " + version + " can no longer be read, and neither"
                            + " can stored events: " + e.getMessage(),
                    e);
        }
        return result.text();
    }

    private static AssertionError difference(EventVersion version, GoldenFile file, String recorded, String actual) {
        String next = GoldenResult.isSameVersions(recorded, actual)
                ? "; if stored events must be read differently, delete the recorded text, and " + howToWrite()
                : "; it has other versions now: " + howToWrite();
        return new AssertionError("golden payload " + file.payloadPath() + " of " + version
                + " is not read as recorded in " + file.resultPath() + next + "\nrecorded: " + recorded + "actual:   "
                + actual);
    }

    private static String howToWrite() {
        return "write it (mvn test -D" + SETTING + "=write, or PUPSOURCING_GOLDEN=write in the environment of another"
                + " build tool) and commit it";
    }
}
