// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.mapping.PayloadException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values that the check of classes cannot see are found when they are written. */
class VerifyWritesTest {

    private final PayloadCodec codec =
            JacksonPayloadCodec.builder().verifyWrites().build();

    /** A constructor that changes what it receives. */
    public record Money(BigDecimal amount) {

        public Money {
            amount = amount.setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** A constructor that adds to what it receives. */
    public record Counter(int next) {

        public Counter {
            next = next + 1;
        }
    }

    public record Line(String product, Counter counter) {}

    public record Ordered(List<Line> lines, Map<String, Counter[]> byName, Optional<Counter> last) {}

    public record Bytes(byte[] image, int[][] cells, List<String[]> names) {}

    /** A class without equals. */
    public static final class Plain {

        @JsonProperty
        private final String name;

        @JsonProperty
        private final int[] counts;

        public Plain(@JsonProperty("name") String name, @JsonProperty("counts") int... counts) {
            this.name = name;
            this.counts = counts.clone();
        }
    }

    private void assertRefused(Object event, String message) {
        assertThatThrownBy(() -> codec.encode(event))
                .isInstanceOf(PayloadException.class)
                .hasMessage("payload of " + event.getClass().getName() + ": " + message
                        + "; change its type, its constructor or its annotations, so that stored events can be read");
        assertThat(JacksonPayloadCodec.create().encode(event)).isNotEmpty();
    }

    @Test
    void aComponentThatChangesIsNamedWithBothValues() {
        assertRefused(
                new Ordered(List.of(new Line("tea", new Counter(0))), Map.of(), Optional.empty()),
                "field lines[0].counter.next was written as 1 (Integer), but is read back as 2 (Integer)");
        assertRefused(
                new Ordered(List.of(), Map.of("a", new Counter[] {new Counter(0)}), Optional.empty()),
                "field byName[a][0].next was written as 1 (Integer), but is read back as 2 (Integer)");
        assertRefused(
                new Ordered(List.of(), Map.of(), Optional.of(new Counter(4))),
                "field last.next was written as 5 (Integer), but is read back as 6 (Integer)");
    }

    @Test
    void longValuesAreCut() {
        assertThatThrownBy(() -> codec.encode(new Shouted("x".repeat(1000))))
                .hasMessageContaining(
                        "field text was written as " + "x".repeat(200) + "... (String), but is read back");
    }

    /** A constructor that changes text when it is called again. */
    public record Shouted(String text) {

        public Shouted {
            text = text + "!";
        }
    }

    @Test
    void equalObjectsAreWrittenAsByEveryCodec() {
        List<Object> events = List.of(
                new Money(new BigDecimal("1.5")),
                new Bytes(new byte[] {1, 2}, new int[][] {{1}, {}}, List.<String[]>of(new String[] {"a"})),
                new Plain("a", 1, 2),
                new Sets(Set.of("a", "b"), Set.of()));
        for (Object event : events) {
            assertThat(codec.encode(event))
                    .isEqualTo(JacksonPayloadCodec.create().encode(event));
        }
    }

    public record Sets(Set<String> some, Set<Integer> none) {}
}
