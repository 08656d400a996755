// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pupsourcing.mapping.PayloadException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A class whose objects could not be read back equal is refused when the codec first encodes or decodes it. */
class RefusedTypesTest {

    record Place(String hall, int seat) {}

    record Seating(Map<Place, String> guests) {}

    record Halls(List<String> names) {}

    record Plan(Map<Halls, String> guests) {}

    /** A class with accessors like those of a record. */
    static final class Placed {
        private final String customer;

        Placed(String customer) {
            this.customer = customer;
        }

        public String customer() {
            return customer;
        }
    }

    record Holder(Placed placed) {}

    /** The parameter has another name than the field. */
    public static final class Renamed {
        private String customer;
        private int count;

        public Renamed(String c, int count) {
            this.customer = c;
            this.count = count;
        }
    }

    sealed interface Method {}

    sealed interface Card extends Method {
        record Details(String last4) implements Card {}
    }

    sealed interface Bank extends Method {
        record Details(String iban) implements Bank {}
    }

    record Paid(Method method) {}

    sealed interface Shape {}

    record Circle(@JsonProperty("@type") String kind, int radius) implements Shape {}

    record Drawn(List<Shape> shapes) {}

    record Gen<T, K>(T value, Map<K, String> names) {}

    record Anything(Object value) {}

    record Untyped(List<?> values) {}

    record Counted(Number count) {}

    record Gathered(Collection<String> names) {}

    record Twice(Optional<Optional<String>> value) {}

    interface Customer {}

    record Known(Customer customer) {}

    static class Animal {
        String name = "";
    }

    record Kept(Animal animal) {}

    sealed interface Vehicle {}

    static non-sealed class Car implements Vehicle {
        int doors;
    }

    record Parked(Vehicle vehicle) {}

    record Filed(Path file) {}

    enum Level {
        LOW,
        @JsonProperty("LOW")
        HIGH
    }

    record Raised(Level level) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Tagged(List<String> tags) {}

    static final class Amount {
        private final BigDecimal value;

        Amount(BigDecimal value, String ignored) {
            this.value = value;
        }

        @JsonValue
        BigDecimal toJson() {
            return value;
        }
    }

    record Priced(Amount amount) {}

    record InMillis(
            @JsonFormat(shape = JsonFormat.Shape.NUMBER_INT) Instant at) {}

    record WithoutTime(@JsonFormat(pattern = "yyyy-MM-dd") LocalDateTime at) {}

    record AsText(
            @JsonFormat(shape = JsonFormat.Shape.STRING) int count) {}

    private static final String HERE = RefusedTypesTest.class.getName() + "$";

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(new Seating(Map.of(new Place("A", 1), "Ann")), "guests", "@JsonKey"),
                arguments(new Plan(Map.of(new Halls(List.of("A")), "Ann")), "guests", "@JsonKey"),
                arguments(new Placed("Ann"), null, "make it a record"),
                arguments(new Holder(new Placed("Ann")), "placed", "make it a record"),
                arguments(new Renamed("Ann", 1), "c", "name the parameter like its field"),
                arguments(new Paid(new Card.Details("1234")), "method", "@JsonTypeName"),
                arguments(new Drawn(List.of(new Circle("x", 1))), "shapes[].@type", "rename the component"),
                arguments(new Gen<>(LocalDate.EPOCH, Map.of("a", "b")), "value", "declare a class or a sealed type"),
                arguments(new Anything("x"), "value", "declare a class or a sealed type"),
                arguments(new Untyped(List.of("x")), "values[]", "declare a class or a sealed type"),
                arguments(new Counted(1L), "count", "declare the class of the number"),
                arguments(new Gathered(List.of("x")), "names", "use List or Set"),
                arguments(new Twice(Optional.of(Optional.empty())), "value", "use one Optional"),
                arguments(new Known(new Customer() {}), "customer", "make it sealed"),
                arguments(new Kept(new Animal()), "animal", "make it final or a record"),
                arguments(new Parked(new Car()), "vehicle", "make it final or sealed"),
                arguments(new Filed(Path.of("a")), "file", "use String"),
                arguments(new Raised(Level.HIGH), "level", "a name of its own"),
                arguments(new Tagged(List.of()), "tags", "use ALWAYS or NON_NULL"),
                arguments(new InMillis(Instant.EPOCH), "at", "remove the annotation"),
                arguments(new WithoutTime(LocalDateTime.MIN), "at", "remove the annotation"),
                arguments(new AsText(1), "count", "remove the annotation"),
                arguments(new Priced(new Amount(BigDecimal.ONE, "")), "amount", "@JsonCreator"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithClassComponentAndCure(Object event, String field, String cure) {
        JacksonPayloadCodec codec = JacksonPayloadCodec.create();
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> codec.encode(event))
                    .isInstanceOfSatisfying(PayloadException.class, e -> {
                        assertThat(e.field()).isEqualTo(Optional.ofNullable(field));
                        assertThat(e.type()).isEqualTo(event.getClass());
                    })
                    .hasMessageContaining(cure);
        }
        assertThatThrownBy(() -> codec.decode("{}".getBytes(), event.getClass()))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining(cure);
    }

    @Test
    void messagesNameTheClasses() {
        assertThatThrownBy(() -> JacksonPayloadCodec.create().encode(new Paid(new Card.Details("1"))))
                .hasMessage("payload of " + HERE + "Paid: field method is declared as " + HERE + "Method, of which "
                        + HERE + "Bank$Details and " + HERE + "Card$Details are both written as \"Details\"; annotate "
                        + "one of them with @JsonTypeName");
        assertThatThrownBy(() -> JacksonPayloadCodec.create().encode(new Holder(new Placed("x"))))
                .hasMessage("payload of " + HERE + "Holder: field placed is declared as " + HERE + "Placed, which "
                        + "cannot be read, because no constructor is known; make it a record, annotate its "
                        + "constructor's parameters with @JsonProperty, or compile with -parameters");
    }

    sealed interface Named {}

    sealed interface First extends Named {
        record Details(String a) implements First {}
    }

    sealed interface Second extends Named {
        @JsonTypeName("SecondDetails")
        record Details(String b) implements Second {}
    }

    record NamesGiven(List<Named> all) {}

    @Test
    void theCureWorks() {
        NamesGiven event = new NamesGiven(List.of(new First.Details("a"), new Second.Details("b")));
        JacksonPayloadCodec codec = JacksonPayloadCodec.create();
        assertThat(codec.decode(codec.encode(event), NamesGiven.class)).isEqualTo(event);
    }
}
