// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.jackson.Samples.Adopted;
import dev.pupsourcing.jackson.Samples.Box;
import dev.pupsourcing.jackson.Samples.Boxed;
import dev.pupsourcing.jackson.Samples.Boxes;
import dev.pupsourcing.jackson.Samples.Card;
import dev.pupsourcing.jackson.Samples.Cash;
import dev.pupsourcing.jackson.Samples.Cat;
import dev.pupsourcing.jackson.Samples.Collections;
import dev.pupsourcing.jackson.Samples.Color;
import dev.pupsourcing.jackson.Samples.Deep;
import dev.pupsourcing.jackson.Samples.Dog;
import dev.pupsourcing.jackson.Samples.Line;
import dev.pupsourcing.jackson.Samples.Mutable;
import dev.pupsourcing.jackson.Samples.Numbers;
import dev.pupsourcing.jackson.Samples.Paid;
import dev.pupsourcing.jackson.Samples.Price;
import dev.pupsourcing.jackson.Samples.Text;
import dev.pupsourcing.jackson.Samples.Times;
import dev.pupsourcing.jackson.Samples.Voucher;
import dev.pupsourcing.jackson.Samples.Wide;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.mapping.PayloadException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class JacksonPayloadCodecTest {

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

    @Test
    void timesKeepNanosecondsOffsetsAndZones() {
        Times times = new Times(
                Instant.parse("2026-11-24T10:15:30.123456789Z"),
                LocalDate.of(-44, 3, 15),
                LocalDateTime.parse("2026-11-24T10:15:30.000000001"),
                OffsetDateTime.parse("2026-11-24T10:15:30.5+13:45"),
                ZonedDateTime.parse("2026-10-25T02:30:00+01:00[Europe/Berlin]"),
                Duration.ofSeconds(-3, 7),
                Period.of(1, -2, 3),
                YearMonth.of(2026, 11),
                Year.of(1999),
                DayOfWeek.FRIDAY,
                ZoneId.of("Pacific/Auckland"));
        comesBack(times);
        assertThat(json(times))
                .contains("\"2026-11-24T10:15:30.123456789Z\"", "\"2026-10-25T02:30:00+01:00[Europe/Berlin]\"");
        comesBack(new Text("plain"));
    }

    @Test
    void numbersKeepAllDigits() {
        comesBack(new Numbers(
                Byte.MIN_VALUE,
                Short.MAX_VALUE,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                Float.MIN_VALUE,
                Math.PI,
                BigInteger.TEN.pow(3000).negate(),
                new BigDecimal("123456789012345678901234567890.100"),
                true,
                '\u20ac'));
        for (double special : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE}) {
            comesBack(new Numbers(
                    (byte) 0, (short) 0, 0, 0, (float) special, special, BigInteger.ZERO, BigDecimal.ZERO, false, 'x'));
        }
        for (String amount : List.of("1.10", "0", "0.000", "1E+3", "1E-400", "7".repeat(5000) + ".5")) {
            assertThat(CODEC.decode(CODEC.encode(new Cash(new BigDecimal(amount))), Cash.class)
                            .amount())
                    .isEqualTo(new BigDecimal(amount));
        }
    }

    @Test
    void textIsUtf8AndAnyText() {
        for (String text : List.of(
                "",
                " ",
                "\u00e9\u00df\u4e16\u754c",
                "\uD83D\uDE00\uD83C\uDDE9\uD83C\uDDEA",
                "\u0000\u0001\u001f\u007f\u2028",
                "\"\\/\b\f\n\r\t",
                "e\u0301",
                "x".repeat(3_000_000))) {
            comesBack(new Text(text));
        }
        assertThat(CODEC.encode(new Text("\uD83D\uDE00")))
                .isEqualTo("{\"content\":\"\uD83D\uDE00\"}".getBytes(StandardCharsets.UTF_8));
        comesBack(new Text("\uD83D"));
    }

    @Test
    void whatIsNotThereComesBackAsNotThere() {
        Boxes full = new Boxes("a", 1, Optional.of("b"), OptionalInt.of(2), List.of("c"), new byte[] {0, -1});
        assertThat(CODEC.decode(CODEC.encode(full), Boxes.class))
                .usingRecursiveComparison()
                .isEqualTo(full);
        Boxes empty = new Boxes(null, null, Optional.empty(), OptionalInt.empty(), null, new byte[0]);
        assertThat(CODEC.decode(CODEC.encode(empty), Boxes.class))
                .usingRecursiveComparison()
                .isEqualTo(empty);
        Boxes missing = read("{\"bytes\":\"\"}", Boxes.class);
        assertThat(missing).usingRecursiveComparison().isEqualTo(empty);
    }

    @Test
    void collectionsAndGenericsOfAllDepths() {
        Price price = new Price(new BigDecimal("9.90"), "EUR");
        comesBack(new Collections(
                Map.of("a", List.of(price, price), "\uD83D\uDE00", List.of()),
                new TreeMap<>(Map.of(2, "two", -1, "minus one")),
                Map.of(new UUID(1, 2), Color.BLUE),
                Set.of(Color.RED, Color.GREEN),
                Optional.of(List.of(Map.of("x", 1), Map.of()))));
        comesBack(new Boxed(
                new Box<>(price), new Box<>(List.of(Instant.EPOCH, Instant.MAX)), new Box<>(new Box<>(Color.GREEN))));
    }

    @Test
    void enumsGoByNameUnlessAnnotated() {
        assertThat(json(new Samples.Colors(List.of(Color.RED, Color.GREEN, Color.BLUE))))
                .isEqualTo("{\"content\":[\"RED\",\"GREEN\",\"azure\"]}");
    }

    @Test
    void sealedTypesNeedNoAnnotation() {
        Paid paid = new Paid(
                new Card("1234", new Cash(BigDecimal.ONE)),
                List.of(new Voucher(), new Cash(BigDecimal.TEN)),
                Map.of("x", new Voucher()));
        comesBack(paid);
        assertThat(json(paid))
                .contains("\"payment\":{\"@type\":\"Card\"", "\"fallback\":{\"@type\":\"Cash\",\"amount\":1}")
                .contains("\"parts\":[{\"@type\":\"Voucher\"},{\"@type\":\"Cash\",\"amount\":10}]");
        assertThat(json(new Cash(BigDecimal.ONE))).isEqualTo("{\"amount\":1}");
        comesBack(new Cash(BigDecimal.ONE));
    }

    @Test
    void annotationsOfTheUsersComeFirst() {
        comesBack(new Adopted(new Dog(11)));
        assertThat(json(new Adopted(new Dog(11)))).isEqualTo("{\"pet\":{\"kind\":\"d\",\"bark_volume\":11}}");
        assertThat(json(new Adopted(new Cat(9)))).isEqualTo("{\"pet\":{\"kind\":\"c\",\"lives\":9}}");
        assertThat(read("{\"pet\":{\"kind\":\"c\",\"lives\":9}}", Adopted.class))
                .isEqualTo(new Adopted(new Cat(9)));
        Mutable mutable = CODEC.decode(CODEC.encode(new Mutable("a", 3)), Mutable.class);
        assertThat(mutable.getName() + mutable.getSize()).isEqualTo("a3");
    }

    @Test
    void theSameObjectGivesTheSameBytes() {
        Map<String, Integer> one = new HashMap<>();
        Map<String, Integer> other = new HashMap<>(1024);
        for (int i = 0; i < 100; i++) {
            one.put("key" + i, i);
            other.put("key" + (99 - i), 99 - i);
        }
        byte[] bytes = CODEC.encode(new Wide("z", "a", "m", one));
        assertThat(CODEC.encode(new Wide("z", "a", "m", other))).isEqualTo(bytes);
        assertThat(JacksonPayloadCodec.create().encode(new Wide("z", "a", "m", one)))
                .isEqualTo(bytes);
        assertThat(json(new Wide("z", "a", "m", Map.of("y", 2, "x", 1))))
                .isEqualTo("{\"zebra\":\"z\",\"apple\":\"a\",\"mango\":\"m\",\"counts\":{\"x\":1,\"y\":2}}");
    }

    @Test
    void deepNestingComesBackOrIsRefusedWhenWritten() {
        Deep deep = new Deep(null);
        for (int i = 0; i < 400; i++) {
            deep = new Deep(deep);
        }
        comesBack(deep);
        for (int i = 0; i < 400; i++) {
            deep = new Deep(deep);
        }
        Deep tooDeep = deep;
        assertThatThrownBy(() -> CODEC.encode(tooDeep)).isInstanceOf(PayloadException.class);
        assertThatThrownBy(() -> CODEC.decode(("[".repeat(2000)).getBytes(StandardCharsets.UTF_8), Deep.class))
                .isInstanceOf(PayloadException.class);
    }

    @Test
    void untypedValuesKeepTheirDigits() {
        assertThat(read("{\"value\":[1.10,12345678901234567890]}", Map.class).get("value"))
                .isEqualTo(List.of(new BigDecimal("1.10"), new BigInteger("12345678901234567890")));
    }

    @Test
    void unknownFieldsAreIgnoredByDefault() {
        String newer =
                "{\"item\":\"tea\",\"count\":1,\"price\":{\"amount\":1,\"currency\":\"EUR\",\"tax\":{\"a\":[]}}}";
        assertThat(read(newer, Line.class)).isEqualTo(new Line("tea", 1, new Price(BigDecimal.ONE, "EUR")));
        JacksonPayloadCodec strict =
                JacksonPayloadCodec.builder().failOnUnknownFields().build();
        assertThatThrownBy(() -> strict.decode(newer.getBytes(StandardCharsets.UTF_8), Line.class))
                .isInstanceOfSatisfying(
                        PayloadException.class, e -> assertThat(e.field()).contains("price.tax"))
                .hasMessageEndingWith("field price.tax is unknown");
    }

    @Test
    void theMapperCanBeChangedOrReplaced() {
        // region rules
        PayloadCodec snake = JacksonPayloadCodec.builder()
                .failOnUnknownFields()
                .allowMissingFields()
                .customize(mapper -> mapper.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
                .build();
        // endregion
        assertThat(new String(snake.encode(new Samples.OrderPlaced("o", List.of())), StandardCharsets.UTF_8))
                .isEqualTo("{\"order_id\":\"o\",\"lines\":[]}");
        // region own-mapper
        JsonMapper own = JsonMapper.builder().build();
        JacksonPayloadCodec codec = JacksonPayloadCodec.of(own);
        // endregion
        assertThat(codec.mapper()).isSameAs(own);
        assertThat(codec.decode(codec.encode(new Cat(3)), Cat.class)).isEqualTo(new Cat(3));
    }
}
