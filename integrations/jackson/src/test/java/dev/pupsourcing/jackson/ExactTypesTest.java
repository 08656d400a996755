// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonKey;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.pupsourcing.mapping.PayloadException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Only the state of an event is written, typed ids are keys, and nothing is converted silently. */
class ExactTypesTest {

    private static final JacksonPayloadCodec CODEC = JacksonPayloadCodec.create();

    private static String json(Object event) {
        return new String(CODEC.encode(event), StandardCharsets.UTF_8);
    }

    private static <T> T read(String json, Class<T> type) {
        return CODEC.decode(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static void comesBack(Object event) {
        assertThat((Object) CODEC.decode(CODEC.encode(event), event.getClass())).isEqualTo(event);
    }

    record Sku(String value) implements Comparable<Sku> {
        @Override
        public int compareTo(Sku other) {
            return value.compareTo(other.value);
        }
    }

    record Number(int value) {}

    record Wrapped(Sku sku) {}

    enum Size {
        S,
        @JsonProperty("large")
        L
    }

    record SizeKey(Size size) {}

    record Annotated(@JsonKey String code, int other) {
        @JsonCreator
        static Annotated of(String code) {
            return new Annotated(code, 7);
        }
    }

    record Cart(
            Map<Sku, Integer> lines,
            SortedMap<Sku, BigDecimal> prices,
            Map<Number, Sku> numbers,
            Map<Wrapped, Map<SizeKey, UUID>> nested,
            Map<LocalDate, Size> days) {}

    @Test
    void aRecordWithOneComponentIsAKey() {
        Cart cart = new Cart(
                Map.of(new Sku("tea"), 1, new Sku(""), 2),
                new TreeMap<>(Map.of(new Sku("a"), BigDecimal.ONE)),
                Map.of(new Number(-1), new Sku("x")),
                Map.of(new Wrapped(new Sku("y")), Map.of(new SizeKey(Size.L), new UUID(1, 2))),
                Map.of(LocalDate.EPOCH, Size.S));
        assertThat(json(cart))
                .contains("\"lines\":{\"\":2,\"tea\":1}")
                .contains("\"numbers\":{\"-1\":{\"value\":\"x\"}}")
                .contains("\"nested\":{\"y\":{\"large\":\"00000000-0000-0001-0000-000000000002\"}}");
        comesBack(cart);
    }

    record Translated(Map<Locale, String> texts, Map<LocaleKey, String> more) {}

    record LocaleKey(Locale locale) {}

    @Test
    void localesWithScriptsAreKeys() {
        Locale serbian = Locale.forLanguageTag("sr-Latn-RS");
        comesBack(new Translated(
                Map.of(serbian, "a", Locale.ROOT, "b", Locale.GERMANY, "c"), Map.of(new LocaleKey(serbian), "d")));
    }

    record Coded(Map<Annotated, Integer> byCode) {}

    @Test
    void annotationsForKeysComeFirst() {
        Coded coded = new Coded(Map.of(new Annotated("a", 7), 1));
        assertThat(json(coded)).isEqualTo("{\"byCode\":{\"a\":1}}");
    }

    @Test
    void aKeyWithoutAValueIsRefused() {
        Map<Wrapped, Map<SizeKey, UUID>> map = new HashMap<>();
        map.put(new Wrapped(null), Map.of());
        assertThatThrownBy(() -> CODEC.encode(new Cart(Map.of(), new TreeMap<>(), Map.of(), map, Map.of())))
                .isInstanceOf(PayloadException.class);
    }

    record Price(BigDecimal amount) {
        public boolean isFree() {
            return amount.signum() == 0;
        }

        public double getEuros() {
            return amount.doubleValue();
        }
    }

    static final class Bean {
        private final String a;
        private final long cents;
        private transient int cached;

        Bean(@JsonProperty("a") String a, @JsonProperty("cents") long cents) {
            this.a = a;
            this.cents = cents;
        }

        public String getA() {
            return a + cached;
        }

        public long cents() {
            return cents;
        }

        public boolean isLarge() {
            return cents > 100;
        }
    }

    @Test
    void onlyStateIsWritten() {
        assertThat(json(new Price(BigDecimal.ONE))).isEqualTo("{\"amount\":1}");
        JacksonPayloadCodec strict =
                JacksonPayloadCodec.builder().failOnUnknownFields().build();
        assertThat(strict.decode(strict.encode(new Price(BigDecimal.TEN)), Price.class))
                .isEqualTo(new Price(BigDecimal.TEN));
        assertThat(json(new Bean("x", 5))).isEqualTo("{\"a\":\"x\",\"cents\":5}");
        assertThat(CODEC.decode(CODEC.encode(new Bean("x", 5)), Bean.class).cents())
                .isEqualTo(5);
    }

    record Email(@JsonValue String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Email {}
    }

    record Registered(Email email, Map<Email, Integer> counts) {}

    @Test
    void valuesWrittenAsTextComeBack() {
        Registered registered = new Registered(new Email("a@b"), Map.of(new Email("c@d"), 1));
        assertThat(json(registered)).isEqualTo("{\"email\":\"a@b\",\"counts\":{\"c@d\":1}}");
        comesBack(registered);
    }

    record Stamped(
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at,
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day) {}

    @Test
    void anAnnotatedFormatIsKept() {
        Stamped stamped = new Stamped(Instant.ofEpochSecond(1_735_689_600, 123_456_789), LocalDate.EPOCH);
        assertThat(json(stamped)).isEqualTo("{\"at\":1735689600.123456789,\"day\":\"01.01.1970\"}");
        comesBack(stamped);
    }

    enum Status {
        OPEN,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    record Changed(Status status) {}

    @Test
    void anUnknownConstantIsTheAnnotatedDefault() {
        assertThat(read("{\"status\":\"CLOSED\"}", Changed.class)).isEqualTo(new Changed(Status.UNKNOWN));
    }

    record Partly(
            String name,
            @JsonProperty("n") Optional<String> note,
            @Nullable String nick,
            int count) {}

    record Renamed(
            @JsonProperty("holder") String owner,

            @JsonProperty(value = "x", isRequired = OptBoolean.FALSE)
            String y) {}

    @Test
    void fieldsAreRequiredUnlessOptionalOrNullable() {
        assertThat(read("{\"name\":\"a\",\"count\":1}", Partly.class))
                .isEqualTo(new Partly("a", Optional.empty(), null, 1));
        assertThatThrownBy(() -> read("{\"count\":1}", Partly.class))
                .isInstanceOf(PayloadException.class)
                .hasMessageEndingWith("field name is missing");
        assertThatThrownBy(() -> read("{\"name\":\"a\"}", Partly.class)).hasMessageContaining("field count");
        assertThatThrownBy(() -> read("{\"owner\":\"Ann\"}", Renamed.class))
                .hasMessageEndingWith("field holder is missing");
        assertThat(read("{\"holder\":null}", Renamed.class)).isEqualTo(new Renamed(null, null));
        JacksonPayloadCodec lenient =
                JacksonPayloadCodec.builder().allowMissingFields().build();
        assertThat(lenient.decode("{\"count\":1}".getBytes(StandardCharsets.UTF_8), Partly.class))
                .isEqualTo(new Partly(null, Optional.empty(), null, 1));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sparse(@Nullable String a, Optional<String> b) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SparseRequired(String a) {}

    @Test
    void whatMayBeLeftOutMustNotBeRequired() {
        comesBack(new Sparse(null, Optional.empty()));
        assertThatThrownBy(() -> CODEC.encode(new SparseRequired(null)))
                .hasMessageContaining("annotate it with @Nullable");
    }
}
