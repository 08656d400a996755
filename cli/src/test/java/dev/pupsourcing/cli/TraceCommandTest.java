// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pup trace} draws what has caused what. */
class TraceCommandTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path folder;

    private PatientStore store = new PatientStore(List.of());

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    @BeforeEach
    void create() throws Exception {
        store = new PatientStore(TestDatabase.SQLITE.createStore(folder));
    }

    private void append(int number, String stream, int millis, String cause, String correlation) {
        Event.Builder event = Event.builder(StreamId.of("Shop", "Order", stream), "E" + number)
                .eventId(id(number))
                .createdAt(NOON.plusMillis(millis));
        if (!cause.isEmpty()) {
            event = event.causationId(cause);
        }
        if (!correlation.isEmpty()) {
            event = event.correlationId(correlation).traceId("trace-" + correlation);
        }
        Pupsourcing.create(store.dataSource()).append(ExpectedVersion.any(), event.build());
    }

    private PupRun trace(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "trace";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return PupRun.of(store.options(), all);
    }

    private void correlated() {
        append(1, "a", 0, "command-7", "c-1");
        append(2, "b", 120, id(1).toString(), "c-1");
        append(3, "a", 130, id(1).toString(), "c-1");
        append(4, "c", 12_130, id(2).toString(), "c-1");
        append(5, "z", 500, "", "c-2");
    }

    @Test
    void theTreeOfACorrelationIsDrawn() {
        correlated();
        String drawn = """
                4 events in 3 streams, from 2026-01-31T12:00:00Z, 12.1 s in all, correlation c-1, trace trace-c-1
                caused by command-7, which is not an event of this store
                └─ 1  E1  Shop/Order/a @1
                   ├─ 2  E2  Shop/Order/b @1  +120 ms
                   │  └─ 4  E4  Shop/Order/c @1  +12.0 s
                   └─ 3  E3  Shop/Order/a @2  +130 ms
                """;
        assertThat(trace("c-1").succeeded().out()).isEqualTo(drawn);
        assertThat(trace("trace-c-1").succeeded().out()).isEqualTo(drawn);
        assertThat(trace(id(4).toString()).succeeded().out()).isEqualTo(drawn);
        assertThat(trace("command-7").succeeded().out()).isEqualTo(drawn);
        assertThat(trace("c-1", "--limit", "2").err()).contains("there are more than 2 events; increase --limit");
    }

    @Test
    void withoutACorrelationCausesAndEffectsAreFollowed() {
        append(1, "a", 0, "", "");
        append(2, "b", 1, id(1).toString(), "");
        append(3, "c", 2, id(2).toString(), "");
        append(4, "z", 3, "", "");
        assertThat(trace(id(2).toString()).succeeded().out()).isEqualTo("""
                3 events in 3 streams, from 2026-01-31T12:00:00Z, 2 ms in all
                1  E1  Shop/Order/a @1
                └─ 2  E2  Shop/Order/b @1  +1 ms
                   └─ 3  E3  Shop/Order/c @1  +1 ms
                """);
    }

    @Test
    void aCircleOfCausesEnds() {
        append(1, "a", 0, id(2).toString(), "c");
        append(2, "b", 1, id(1).toString(), "c");
        append(3, "c", 2, id(3).toString(), "c");
        assertThat(trace("c").succeeded().out()).contains("E1", "E2", "E3").hasLineCount(6);
    }

    @Test
    void theJsonNamesTheParents() {
        correlated();
        assertThat(trace("c-1", "--json").succeeded().out())
                .contains("\"foundBy\" : \"correlation id\"", "\"truncated\" : false", "\"causedByPosition\" : 2")
                .contains("\"causationId\" : \"command-7\"");
    }

    @Test
    void anUnknownIdIsAFailure() {
        PupRun run = trace("nothing");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("no event has the event id, correlation id, trace id or causation id \"nothing\"");
        assertThat(trace("").exitCode()).isEqualTo(2);
    }
}
