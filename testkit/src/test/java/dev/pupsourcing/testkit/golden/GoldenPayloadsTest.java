// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.mapping.EventVersion;
import dev.pupsourcing.mapping.PayloadCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenPayloadsTest {

    private static final EventVersion V1 = new EventVersion("order/placed", 1);
    private static final EventVersion V2 = new EventVersion("order/placed", 2);

    @TempDir
    Path folder;

    /** The first version. */
    record Named(String name) {}

    /** The second version. */
    record Titled(String title) {}

    /** Writes the only component as JSON, or as a byte that is not UTF-8 and the component. */
    private record Codec(boolean json) implements PayloadCodec {

        @Override
        public byte[] encode(Object event) {
            String value = event instanceof Named named ? named.name() : ((Titled) event).title();
            if (json) {
                String text = "{\"value\":\"" + value + "\",\"tags\":[1,{}],\"quoted\":\"a\\\"{b\"}";
                return text.getBytes(StandardCharsets.UTF_8);
            }
            return ("\u00ff" + value).getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public <T> T decode(byte[] payload, Class<T> type) {
            String text = new String(payload, StandardCharsets.ISO_8859_1);
            String value = json ? text.split("\"")[3] : text.substring(1);
            return type.cast(type == Named.class ? new Named(value) : new Titled(value));
        }
    }

    private static EventMapping<Named> first(boolean json) {
        return EventTypes.builder(Named.class, new Codec(json))
                .event("order/placed", Named.class)
                .build();
    }

    private static EventMapping<Titled> second(String prefix) {
        return EventTypes.builder(Titled.class, new Codec(true))
                .event("order/placed", 2, Titled.class)
                .upcast(
                        "order/placed",
                        1,
                        Named.class,
                        Titled.class,
                        (Named named) -> new Titled(prefix + named.name()))
                .build();
    }

    private static Event named(String name, boolean json) {
        return first(json).toEvent(GoldenPayloads.STREAM, new Named(name));
    }

    private <E> GoldenPayloads<E> golden(EventMapping<E> mapping, boolean writing) {
        return new GoldenPayloads<>(folder, mapping, writing);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void aMissingFileIsAnErrorWithTheCommandThatWritesIt() {
        assertThatThrownBy(() -> golden(first(true), false).verify(V1, () -> named("Ann", true)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("order/placed v1 has no golden payload " + folder + "/order%2Fplaced.v1.json; write it (mvn"
                        + " test -Dpupsourcing.golden=write, or PUPSOURCING_GOLDEN=write in the environment of another"
                        + " build tool) and commit it");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesPayloadAndResultOnce() throws IOException {
        golden(first(true), true).verify(V1, () -> named("Ann", true));
        golden(first(true), true).verify(V1, () -> named("Bob", true));
        golden(first(true), false).verify(V1);
        assertThat(text("order%2Fplaced.v1.json"))
                .isEqualTo("{\"value\":\"Ann\",\"tags\":[1,{}],\"quoted\":\"a\\\"{b\"}");
        assertThat(text("order%2Fplaced.v1.read.txt")).isEqualTo("""
                        order/placed v1
                          {
                            "value": "Ann",
                            "tags": [
                              1,
                              {}
                            ],
                            "quoted": "a\\"{b"
                          }
                        """);
    }

    @Test
    void aPayloadThatIsNotJsonIsKeptInBytes() {
        golden(first(false), true).verify(V1, () -> named("Ann", false));
        golden(first(false), false).verify(V1);
        assertThat(folder.resolve("order%2Fplaced.v1.bin"))
                .hasBinaryContent("\u00ffAnn".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(folder.resolve("order%2Fplaced.v1.read.txt")).hasContent("order/placed v1\n  /0Fubg==\n");
    }

    @Test
    void aNewVersionIsANewResult() throws IOException {
        golden(first(true), true).verify(V1, () -> named("Ann", true));
        assertThatThrownBy(() -> golden(second("Dr. "), false).verify(V1))
                .hasMessageContaining("it has other versions now: write it (mvn test")
                .hasMessageContaining("order/placed v2");
        golden(second("Dr. "), true).verify(V1);
        assertThatCode(() -> golden(second("Dr. "), false).verify(V1)).doesNotThrowAnyException();
        assertThat(text("order%2Fplaced.v1.read.txt"))
                .startsWith("order/placed v2\n")
                .contains("Dr. Ann");
        assertThat(text("order%2Fplaced.v1.json")).contains("\"Ann\"");
    }

    @Test
    void aChangedUpcasterShowsAndIsNotOverwritten() throws IOException {
        golden(second("Dr. "), true).verify(V1, () -> named("Ann", true));
        for (boolean writing : new boolean[] {false, true}) {
            assertThatThrownBy(() -> golden(second("Prof. "), writing).verify(V1))
                    .hasMessageContaining("golden payload " + folder
                            + "/order%2Fplaced.v1.json of order/placed v1 is not"
                            + " read as recorded in " + folder + "/order%2Fplaced.v1.read.txt; if stored events must be"
                            + " read differently, delete the recorded text, and write it")
                    .hasMessageContaining("Dr. Ann")
                    .hasMessageContaining("Prof. Ann");
        }
        Files.delete(folder.resolve("order%2Fplaced.v1.read.txt"));
        assertThatThrownBy(() -> golden(second("Prof. "), false).verify(V1))
                .hasMessageContaining("has no recorded result");
        golden(second("Prof. "), true).verify(V1);
        assertThat(text("order%2Fplaced.v1.read.txt")).contains("Prof. Ann");
    }

    @Test
    void anUnreadablePayloadIsNamed() {
        golden(first(true), true).verify(V1, () -> named("Ann", true));
        EventMapping<Titled> broken = EventTypes.builder(Titled.class, new Codec(true))
                .event("order/placed", 2, Titled.class)
                .upcast("order/placed", 1, Named.class, Titled.class, (Named named) -> {
                    throw new IllegalStateException("no title");
                })
                .build();
        assertThatThrownBy(() -> golden(broken, true).verify(V1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "order/placed v1 can no longer be read, and neither can stored events:",
                        "order%2Fplaced.v1.json");
    }

    @Test
    void aPayloadOfARetiredTypeIsReadAsNothing() throws IOException {
        golden(first(true), true).verify(V1, () -> named("Ann", true));
        EventMapping<Named> retired = EventTypes.builder(Named.class, new Codec(true))
                .event("other", Named.class)
                .retired("order/placed")
                .build();
        golden(retired, true).verify(V1);
        assertThat(text("order%2Fplaced.v1.read.txt")).isEqualTo("nothing\n");
    }

    @Test
    void anExampleHasTheVersionThatItIsWrittenFor() {
        assertThatThrownBy(() -> golden(first(true), true).verify(V2, () -> named("Ann", true)))
                .hasMessage("the example of order/placed v2 must have this type and version, was order/placed v1");
        assertThatThrownBy(() -> golden(first(true), true).verify(V1)).hasMessageContaining("has no example of it");
        assertThat(folder).isEmptyDirectory();
    }
}
