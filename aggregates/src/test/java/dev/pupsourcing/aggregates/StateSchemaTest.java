// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateSchemaTest {

    record Plain(String name, int count) {}

    record Node<T extends Comparable<T>>(T value, Optional<Node<T>> next, Plain[][] table) {}

    record Order(Map<String, ? extends List<Line>> lines, Status status, Payment payment, Instant at) {}

    record Line(Plain item, List<Status>[] history) {}

    enum Status {
        OPEN,
        PAID {
            @Override
            public String toString() {
                return "paid";
            }
        }
    }

    sealed interface Payment permits Cash, Card {}

    record Cash() implements Payment {}

    record Card(String number) implements Payment {}

    static class Base {
        int inherited;
    }

    static final class Mutable extends Base {
        static int ignored;
        transient int alsoIgnored;
        private String text;

        String text() {
            return text;
        }
    }

    private static final String HERE = StateSchemaTest.class.getName() + "$";

    private static String described(Class<?> type) {
        return StateSchema.describe(type).replace(HERE, "");
    }

    @Test
    void namesAndTypesOfComponents() {
        assertThat(described(Plain.class)).isEqualTo("Plain [count: int, name: java.lang.String]");
    }

    @Test
    void followsGenericsSealedTypesAndEnums() {
        assertThat(described(Order.class)).isEqualTo("""
                        Card [number: java.lang.String]
                        Cash []
                        Line [history: java.util.List<Status>[], item: Plain]
                        Order [at: java.time.Instant, lines: java.util.Map<java.lang.String, ? extends java.util.List<Line>>, payment: Payment, status: Status]
                        Payment [][Card, Cash]
                        Plain [count: int, name: java.lang.String]
                        Status [OPEN, PAID]""");
    }

    @Test
    void endsOnTypesThatLeadToThemselves() {
        assertThat(described(Node.class)).isEqualTo("""
                        Node [next: java.util.Optional<Node<T>>, table: Plain[][], value: T]
                        Plain [count: int, name: java.lang.String]""");
    }

    @Test
    void readsTheFieldsOfClasses() {
        assertThat(described(Mutable.class)).isEqualTo("""
                        Base [inherited: int]
                        Mutable [text: java.lang.String]""");
    }

    @Test
    void theHashDistinguishesShapes() {
        assertThat(StateSchema.hash(Plain.class, "json"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(StateSchema.hash(Plain.class, "json"));
        assertThat(StateSchema.hash(Plain.class, "json")).isNotEqualTo(StateSchema.hash(Line.class, "json"));
        assertThat(StateSchema.hash(Plain.class, "json")).isNotEqualTo(StateSchema.hash(Plain.class, "snake"));
        assertThat(StateSchema.hash(String.class, "json")).matches("[0-9a-f]{32}");
        assertThat(StateCodec.of(new TextCodec(), Plain.class).schema()).endsWith("/1");
    }
}
