// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.jackson.Samples.Card;
import dev.pupsourcing.jackson.Samples.Cash;
import dev.pupsourcing.jackson.Samples.Collections;
import dev.pupsourcing.jackson.Samples.Color;
import dev.pupsourcing.jackson.Samples.Paid;
import dev.pupsourcing.jackson.Samples.Payment;
import dev.pupsourcing.jackson.Samples.Price;
import dev.pupsourcing.jackson.Samples.Times;
import dev.pupsourcing.jackson.Samples.Voucher;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values that are written are read as equal values, which produce the same bytes again. A failure can be repeated with
 * its seed.
 */
class RandomEventsTest {

    private static final JacksonPayloadCodec CODEC = JacksonPayloadCodec.create();
    private static final int EVENTS = 100;
    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    private Random random = new Random();

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4000, 50000})
    void comeBackEqual(long seed) {
        random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            comesBack(times());
            comesBack(new Paid(payment(4), list(() -> payment(3)), map(this::text, () -> payment(2))));
            comesBack(collections());
        }
    }

    private static void comesBack(Object event) {
        byte[] bytes = CODEC.encode(event);
        Object read = CODEC.decode(bytes, event.getClass());
        assertThat(read).isEqualTo(event);
        assertThat(CODEC.encode(read)).isEqualTo(bytes);
    }

    private Times times() {
        return new Times(
                instant(),
                LocalDate.ofEpochDay(random.nextInt()),
                LocalDateTime.ofEpochSecond(random.nextInt(), nanos(), ZoneOffset.UTC),
                OffsetDateTime.ofInstant(instant(), ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801))),
                ZonedDateTime.ofInstant(instant(), ZONES.get(random.nextInt(ZONES.size()))),
                Duration.ofSeconds(random.nextLong(), nanos()),
                Period.of(random.nextInt(), random.nextInt(), random.nextInt()),
                YearMonth.of(random.nextInt(-9999, 10_000), random.nextInt(1, 13)),
                Year.of(random.nextInt(-9999, 10_000)),
                DayOfWeek.of(random.nextInt(1, 8)),
                ZONES.get(random.nextInt(ZONES.size())));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 250_000_000_000L), nanos());
    }

    /** Usually with all nine digits, sometimes with fewer. */
    private int nanos() {
        return random.nextInt(1_000) * (random.nextBoolean() ? 1_000_000 : 1_001) % 1_000_000_000;
    }

    private Payment payment(int depth) {
        return switch (random.nextInt(depth > 0 ? 3 : 2)) {
            case 0 -> new Voucher();
            case 1 -> new Cash(decimal());
            default -> new Card(text(), random.nextBoolean() ? null : payment(depth - 1));
        };
    }

    private BigDecimal decimal() {
        return new BigDecimal(new BigInteger(random.nextInt(300), random), random.nextInt(-400, 400));
    }

    private Collections collections() {
        return new Collections(
                map(this::text, () -> list(() -> new Price(decimal(), text()))),
                new TreeMap<>(map(random::nextInt, this::text)),
                map(() -> new UUID(random.nextLong(), random.nextLong()), this::color),
                colors(),
                random.nextBoolean() ? Optional.empty() : Optional.of(list(() -> map(this::text, random::nextInt))));
    }

    private Set<Color> colors() {
        Set<Color> colors = EnumSet.noneOf(Color.class);
        colors.addAll(list(this::color));
        return colors;
    }

    private Color color() {
        return Color.values()[random.nextInt(Color.values().length)];
    }

    /** Any code points except surrogates. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            int point = random.nextInt(random.nextBoolean() ? 0x250 : Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'x' : point);
        }
        return text.toString();
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int size = random.nextInt(4); size > 0; size--) {
            list.add(element.get());
        }
        return list;
    }

    private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new HashMap<>();
        for (int size = random.nextInt(4); size > 0; size--) {
            map.put(key.get(), value.get());
        }
        return map;
    }
}
