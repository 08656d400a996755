// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands that find streams and events: by kind, id, time and correlation, and what changed between two points. */
class EventQueriesTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path folder;

    private PatientStore store = new PatientStore(List.of());

    private void append(int minute, String stream, String type, String correlation, String payload) {
        String[] names = stream.split("/");
        Pupsourcing.create(store.dataSource())
                .append(
                        ExpectedVersion.any(),
                        Event.builder(StreamId.of(names[0], names[1], names[2]), type)
                                .correlationId(correlation)
                                .createdAt(NOON.plusSeconds(60L * minute))
                                .payload(payload.getBytes(StandardCharsets.UTF_8))
                                .build());
    }

    /** Six events in four streams, a minute apart from each other. */
    private void fill(TestDatabase database) throws SQLException {
        store = new PatientStore(database.createStore(folder));
        append(0, "Shop/Order/o-1", "Placed", "c-1", "{\"total\":1,\"items\":[\"a\"]}");
        append(1, "Shop/Order/o-2", "Placed", "c-2", "{}");
        append(2, "Billing/Invoice/o-1", "Raised", "c-1", "{}");
        append(3, "Shop/Order/o-1", "Changed", "c-1", "{\"total\":2,\"items\":[\"a\",\"b\"]}");
        append(4, "Shop/Cart/x-1", "Filled", "c-2", "{}");
        append(5, "Shop/Order/o-1", "Shipped", "c-3", "not JSON");
    }

    private PupRun pup(String... arguments) {
        return PupRun.of(store.options(), arguments);
    }

    private List<Long> positions(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return numbers(
                "\"position\":(\\d+)",
                pup(all.toArray(new String[0])).succeeded().out());
    }

    private static List<Long> numbers(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> Long.parseLong(found.replaceAll("\\D", "")))
                .toList();
    }

    private static List<String> ids(String json) {
        return Pattern.compile("\"aggregateType\":\"(\\w+)\",\"aggregateId\":\"([^\"]+)\"")
                .matcher(json)
                .results()
                .map(found -> found.group(1) + "/" + found.group(2))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void streamsAreListedByKindAndPrefixPageByPage(TestDatabase database) throws Exception {
        fill(database);
        assertThat(ids(pup("streams", "list", "--json").succeeded().out()))
                .containsExactly("Invoice/o-1", "Cart/x-1", "Order/o-1", "Order/o-2");
        PupRun page = pup("streams", "list", "--limit", "2").succeeded();
        assertThat(page.out()).containsPattern("Billing/Invoice/o-1 \\| +1 \\| Raised +\\| 2026-01-31T12:02:00Z");
        assertThat(page.err()).contains("more streams follow: --after 'Shop/Cart/x-1' shows them");
        PupRun rest = pup("streams", "list", "--json", "--limit", "2", "--after", "Shop/Cart/x-1")
                .succeeded();
        assertThat(ids(rest.out())).containsExactly("Order/o-1", "Order/o-2");
        assertThat(rest.err()).contains("no more streams");
        assertThat(ids(pup("streams", "list", "--json", "--aggregate-type", "Order", "--prefix", "o-2")
                        .out()))
                .containsExactly("Order/o-2");
        assertThat(ids(pup("streams", "list", "--json", "--context", "Billing").out()))
                .containsExactly("Invoice/o-1");
        assertThat(pup("streams", "list", "--limit", "0").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void eventsAreFoundByTimeAndByTheirPlaceFromTheEnd(TestDatabase database) throws Exception {
        fill(database);
        assertThat(positions("log", "--last", "2")).containsExactly(5L, 6L);
        assertThat(positions("log", "--last", "99")).hasSize(6);
        assertThat(positions("log", "--last", "2", "--event-type", "Placed")).containsExactly(1L, 2L);
        assertThat(positions("log", "--last", "1", "--context", "Shop", "--aggregate-type", "Order", "--at", at(4)))
                .containsExactly(4L);
        assertThat(positions("log", "--at", at(3))).containsExactly(4L, 5L, 6L);
        assertThat(positions("log", "--at", at(3), "--last", "2")).containsExactly(3L, 4L);
        assertThat(positions("log", "--at", "2020-01-01T00:00:00Z")).hasSize(6);
        assertThat(positions("log", "--at", "2030-01-01T00:00:00Z")).isEmpty();
    }

    private static String at(int minute) {
        return NOON.plusSeconds(60L * minute).toString();
    }

    @ParameterizedTest
    @EnumSource
    void eventsAreFoundByAggregateAndCorrelation(TestDatabase database) throws Exception {
        fill(database);
        assertThat(positions("log", "--aggregate-id", "o-1")).containsExactly(1L, 3L, 4L, 6L);
        assertThat(positions("log", "--aggregate-id", "o-1", "--context", "Shop", "--limit", "2"))
                .containsExactly(1L, 4L);
        assertThat(positions("log", "--aggregate-id", "o-1", "--last", "2", "--at", at(4)))
                .containsExactly(3L, 4L);
        assertThat(positions("log", "--correlation-id", "c-1")).containsExactly(1L, 3L, 4L);
        assertThat(positions("log", "--correlation-id", "c-1", "--last", "1")).containsExactly(4L);
        assertThat(positions("log", "--correlation-id", "c-1", "--aggregate-id", "o-1", "--event-type", "Changed"))
                .containsExactly(4L);
        assertThat(pup("log", "--correlation-id", "c-1", "--limit", "2")
                        .succeeded()
                        .err())
                .contains("more events follow: --after 3 shows them");
        assertThat(positions("tail", "--after", "1", "--limit", "2", "--correlation-id", "c-1"))
                .containsExactly(3L, 4L);
        assertThat(positions("log", "--aggregate-id", "unknown")).isEmpty();
    }

    @Test
    void aStreamIsShownAtAVersionOrAnInstant() throws Exception {
        fill(TestDatabase.SQLITE);
        assertThat(positions("streams", "show", "Shop/Order/o-1", "--at", "2")).containsExactly(1L, 4L);
        assertThat(positions("streams", "show", "Shop/Order/o-1", "--at", at(3)))
                .containsExactly(1L, 4L);
        assertThat(positions("streams", "show", "Shop/Order/o-1", "--at", at(2)))
                .containsExactly(1L);
        assertThat(pup("streams", "show", "Shop/Order/o-1", "--at", "two").err())
                .contains("--at must be a version, or an instant such as 2026-01-31T12:00:00Z, was \"two\"");
        assertThat(pup("streams", "show", "Shop/Order/o-1", "--at", "2", "--from", "1")
                        .err())
                .contains("cannot be combined");
    }

    @Test
    void twoPointsOfAStreamAreCompared() throws Exception {
        fill(TestDatabase.SQLITE);
        PupRun diff =
                pup("streams", "show", "Shop/Order/o-1", "--diff", "1", at(3)).succeeded();
        assertThat(diff.out())
                .containsPattern("\\| +2 \\| +4 \\| Changed")
                .containsPattern("/items/1 +\\| +\\| \"b\"")
                .containsPattern("/total +\\| 1 +\\| 2 ")
                .doesNotContain("/items/0");
        assertThat(diff.err()).contains("1 event after version 1 up to version 2");
        assertThat(pup("streams", "show", "Shop/Order/o-1", "--diff", "1", "2", "--json")
                        .succeeded()
                        .out())
                .contains("\"path\" : \"/total\"", "\"before\" : \"1\"", "\"after\" : \"2\"");
        assertThat(pup("streams", "show", "Shop/Order/o-1", "--diff", "0", "3")
                        .succeeded()
                        .out())
                .contains("Shipped")
                .doesNotContain("payload field");
        assertThat(pup("streams", "show", "Shop/Order/o-1", "--diff", "1").exitCode())
                .isEqualTo(2);
    }
}
