// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Final classes with one field are read from the object that is written; annotations take precedence. */
class SingleFieldsTest {

    /** The class with the field. */
    public abstract static sealed class Base permits Shipped {
        private final String orderId;

        protected Base(String orderId) {
            this.orderId = orderId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Base that && orderId.equals(that.orderId) && getClass() == other.getClass();
        }

        @Override
        public int hashCode() {
            return orderId.hashCode();
        }
    }

    /** The field is in the superclass. */
    public static final class Shipped extends Base {
        public Shipped(String orderId) {
            super(orderId);
        }
    }

    /** Written as its value. */
    public static final class Email {
        private final String value;

        public Email(String value) {
            this.value = value;
        }

        @JsonValue
        public String value() {
            return value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Email that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /** Written as its value, read by a method. */
    public static final class Name {
        private final String value;

        public Name(String value) {
            this.value = value;
        }

        @JsonCreator
        public static Name of(String value) {
            return new Name(value);
        }

        @JsonValue
        String text() {
            return value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Name that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(new Shipped("o-1"), "{\"orderId\":\"o-1\"}"),
                Arguments.of(new Email("a@b"), "\"a@b\""),
                Arguments.of(new Name("Ann"), "\"Ann\""));
    }

    @ParameterizedTest
    @MethodSource("events")
    void areReadAsTheyAreWritten(Object event, String json) {
        JacksonPayloadCodec codec = JacksonPayloadCodec.builder().verifyWrites().build();
        byte[] payload = codec.encode(event);
        assertThat(new String(payload, StandardCharsets.UTF_8)).isEqualTo(json);
        assertThat(codec.decode(payload, event.getClass())).isEqualTo(event);
    }
}
