// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.slot.Slots;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {

    private static final String DOG = "\uD83D\uDC36";

    @Test
    void comparesByteForByte() {
        StreamId stream = StreamId.of("Sales", "Order", "o-1");
        assertThat(stream)
                .isEqualTo(StreamId.of("Sales", "Order", "o-1"))
                .hasSameHashCodeAs(StreamId.of("Sales", "Order", "o-1"))
                .isNotEqualTo(StreamId.of("Sales", "Order", "O-1"))
                .isNotEqualTo(StreamId.of("Sales", "Order", "o-1 "))
                .isNotEqualTo(StreamId.of("Sales", "order", "o-1"))
                .isNotEqualTo(StreamId.of("sales", "Order", "o-1"));
        assertThat(StreamId.of("Sales", "Order", "\u00e9")).isNotEqualTo(StreamId.of("Sales", "Order", "e\u0301"));
        assertThat(stream).hasToString("Sales/Order/o-1");
        assertThat(stream.slot()).isEqualTo(Slots.of("o-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "\n", "a@b.c", "'; DROP TABLE events; --", "%", "$gap", DOG})
    void takesAnyTextAsId(String id) {
        assertThat(StreamId.of("Sales", "Order", id).aggregateId()).isEqualTo(id);
    }

    @Test
    void countsCodePoints() {
        String longest = DOG.repeat(255);
        assertThat(StreamId.of(longest, longest, longest).aggregateId()).isEqualTo(longest);
        assertRefused("Sales", "Order", longest + "x", "aggregateId", "has 256 characters, at most 255 are allowed");
    }

    static Stream<Arguments> wrong() {
        String longer = "x".repeat(256);
        return Stream.of(
                Arguments.of(null, "Order", "o-1", "boundedContext", "is missing"),
                Arguments.of("Sales", null, "o-1", "aggregateType", "is missing"),
                Arguments.of("Sales", "Order", null, "aggregateId", "is missing"),
                Arguments.of("", "Order", "o-1", "boundedContext", "is empty"),
                Arguments.of("Sales", "", "o-1", "aggregateType", "is empty"),
                Arguments.of("Sales", "Order", "", "aggregateId", "is empty"),
                Arguments.of(" ", "Order", "o-1", "boundedContext", "is blank"),
                Arguments.of("Sales", "\t", "o-1", "aggregateType", "is blank"),
                Arguments.of("$gap", "Order", "o-1", "boundedContext", "reserved"),
                Arguments.of(longer, "Order", "o-1", "boundedContext", "has 256 characters"),
                Arguments.of("Sales", longer, "o-1", "aggregateType", "has 256 characters"),
                Arguments.of("Sales", "Order", longer, "aggregateId", "has 256 characters"),
                Arguments.of("Sales", "Order", "a\u0000b", "aggregateId", "NUL character at index 1"),
                Arguments.of("Sa\u0000les", "Order", "o-1", "boundedContext", "NUL character at index 2"),
                Arguments.of("Sales", "Order", "a\uD83D", "aggregateId", "lone surrogate at index 1"),
                Arguments.of("Sales", "Order", "\uDC36a", "aggregateId", "lone surrogate at index 0"),
                Arguments.of("Sales", "Order", DOG + "\uDC36", "aggregateId", "lone surrogate at index 2"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatNoDatabaseCouldKeep(String context, String type, String id, String field, String problem) {
        assertRefused(context, type, id, field, problem);
    }

    private static void assertRefused(String context, String type, String id, String field, String problem) {
        InvalidEventException refused =
                catchThrowableOfType(InvalidEventException.class, () -> StreamId.of(context, type, id));
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.problem()).contains(problem);
        assertThat(refused).hasMessageStartingWith(field + " ");
        assertThat(refused.index()).isEmpty();
        assertThat(refused.transactionUsable()).isTrue();
    }
}
