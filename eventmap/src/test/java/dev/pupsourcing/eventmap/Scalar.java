// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/**
 * A type whose values have a text form: how to generate a value and how to parse its text.
 *
 * @param draw generates a random value
 * @param parse parses the text of a value
 */
record Scalar(Function<Random, Object> draw, Function<String, Object> parse) {

    private static final Map<Class<?>, Scalar> ALL = all();

    private static Map<Class<?>, Scalar> all() {
        Map<Class<?>, Scalar> all = new HashMap<>();
        numbers(all);
        add(all, r -> text(r), s -> s, String.class, Object.class, CharSequence.class);
        add(all, Random::nextBoolean, Boolean::valueOf, boolean.class, Boolean.class);
        add(all, r -> (char) ('a' + r.nextInt(26)), s -> s.charAt(0), char.class, Character.class);
        add(all, r -> new UUID(r.nextLong(), r.nextLong()), UUID::fromString, UUID.class);
        add(all, r -> Instant.ofEpochSecond(r.nextInt(), r.nextInt(1_000_000_000)), Instant::parse, Instant.class);
        add(all, r -> LocalDate.ofEpochDay(r.nextInt(100_000)), LocalDate::parse, LocalDate.class);
        add(all, r -> Duration.ofMillis(r.nextInt()), Duration::parse, Duration.class);
        add(all, r -> zoned(r), ZonedDateTime::parse, ZonedDateTime.class);
        add(all, r -> URI.create("https://example.org/" + r.nextInt()), URI::create, URI.class);
        add(all, r -> Currency.getInstance(pick(r, "EUR", "USD")), Currency::getInstance, Currency.class);
        return all;
    }

    private static void numbers(Map<Class<?>, Scalar> all) {
        add(all, r -> (byte) r.nextInt(), Byte::valueOf, byte.class, Byte.class);
        add(all, r -> (short) r.nextInt(), Short::valueOf, short.class, Short.class);
        add(all, Random::nextInt, Integer::valueOf, int.class, Integer.class, Number.class);
        add(all, Random::nextLong, Long::valueOf, long.class, Long.class);
        add(all, Random::nextFloat, Float::valueOf, float.class, Float.class);
        add(all, Random::nextDouble, Double::valueOf, double.class, Double.class);
        add(all, r -> BigInteger.valueOf(r.nextLong()), BigInteger::new, BigInteger.class);
        add(all, r -> BigDecimal.valueOf(r.nextLong(), r.nextInt(20)), BigDecimal::new, BigDecimal.class);
    }

    private static void add(
            Map<Class<?>, Scalar> all,
            Function<Random, Object> draw,
            Function<String, Object> parse,
            Class<?>... types) {
        List.of(types).forEach(type -> all.put(type, new Scalar(draw, parse)));
    }

    private static String text(Random random) {
        return pick(random, "", "a", "Grüße", "\u0000", "🎉", "a\nb") + random.nextInt(1_000);
    }

    private static ZonedDateTime zoned(Random random) {
        return Instant.ofEpochSecond(random.nextInt()).atZone(java.time.ZoneId.of(pick(random, "UTC", "Asia/Tokyo")));
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    static Scalar of(Class<?> type) {
        return ALL.get(type);
    }
}
