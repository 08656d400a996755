// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Random values of a type, with extremes. */
final class RandomValues {

    private static final List<String> TEXTS =
            List.of("", " ", "a", "null", "1", "\u00e9\ud83d\ude00", "a\"b\\c\n", "2026-01-01");
    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
    private static final List<Double> DOUBLES =
            List.of(0.0, -0.0, 0.1, Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY);
    private static final Map<Class<?>, Function<RandomValues, Object>> SCALARS = scalars();

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    private static Map<Class<?>, Function<RandomValues, Object>> scalars() {
        Map<Class<?>, Function<RandomValues, Object>> scalars = new HashMap<>();
        numbers(scalars);
        times(scalars);
        scalars.put(String.class, v -> v.text());
        scalars.put(Character.class, v -> (char) v.random.nextInt(0xd800));
        scalars.put(Boolean.class, v -> v.random.nextBoolean());
        scalars.put(UUID.class, v -> new UUID(v.random.nextLong(), v.random.nextLong()));
        scalars.put(
                Locale.class, v -> v.pick(List.of(Locale.ROOT, Locale.GERMANY, Locale.forLanguageTag("sr-Latn-RS"))));
        scalars.put(Currency.class, v -> v.pick(List.copyOf(Currency.getAvailableCurrencies())));
        scalars.put(URI.class, v -> v.pick(List.of(URI.create(""), URI.create("a:b"), URI.create("http://x/y?z#a"))));
        scalars.put(
                OptionalInt.class,
                v -> v.random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(v.random.nextInt()));
        scalars.put(
                OptionalLong.class,
                v -> v.random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(v.random.nextLong()));
        scalars.put(Object.class, v -> v.random.nextBoolean() ? "a" : LocalDate.EPOCH);
        return scalars;
    }

    private static void numbers(Map<Class<?>, Function<RandomValues, Object>> scalars) {
        scalars.put(Integer.class, v -> v.random.nextInt() >> v.random.nextInt(32));
        scalars.put(Long.class, v -> v.random.nextLong() >> v.random.nextInt(64));
        scalars.put(Byte.class, v -> (byte) v.random.nextInt());
        scalars.put(Short.class, v -> (short) v.random.nextInt());
        scalars.put(
                Double.class,
                v -> v.random.nextBoolean() ? v.pick(DOUBLES) : Double.longBitsToDouble(v.random.nextLong()));
        scalars.put(
                Float.class,
                v -> v.random.nextBoolean() ? v.pick(DOUBLES).floatValue() : Float.intBitsToFloat(v.random.nextInt()));
        scalars.put(BigDecimal.class, v -> v.decimal());
        scalars.put(BigInteger.class, v -> new BigInteger(v.random.nextInt(200), v.random).negate());
        scalars.put(Number.class, v -> v.random.nextLong());
    }

    private static void times(Map<Class<?>, Function<RandomValues, Object>> scalars) {
        scalars.put(Instant.class, v -> v.instant());
        scalars.put(LocalDate.class, v -> LocalDate.ofEpochDay(v.random.nextInt()));
        scalars.put(LocalTime.class, v -> LocalTime.ofNanoOfDay(v.random.nextLong(86_400_000_000_000L)));
        scalars.put(LocalDateTime.class, v -> LocalDateTime.ofInstant(v.instant(), ZoneOffset.UTC));
        scalars.put(OffsetDateTime.class, v -> v.instant().atOffset(v.offset()));
        scalars.put(OffsetTime.class, v -> v.instant().atOffset(v.offset()).toOffsetTime());
        scalars.put(
                ZonedDateTime.class, v -> v.instant().atZone(v.random.nextInt(4) == 0 ? v.offset() : v.pick(ZONES)));
        scalars.put(Duration.class, v -> Duration.ofSeconds(v.random.nextLong(), v.random.nextInt(1_000_000_000)));
        scalars.put(Period.class, v -> Period.of(v.random.nextInt(), v.random.nextInt(), v.random.nextInt()));
        scalars.put(Year.class, v -> Year.of(v.random.nextInt(-9999, 10_000)));
        scalars.put(YearMonth.class, v -> YearMonth.of(v.random.nextInt(-9999, 10_000), v.random.nextInt(1, 13)));
        scalars.put(MonthDay.class, v -> MonthDay.of(v.random.nextInt(1, 13), v.random.nextInt(1, 29)));
        scalars.put(DayOfWeek.class, v -> DayOfWeek.of(v.random.nextInt(1, 8)));
        scalars.put(ZoneId.class, v -> v.random.nextInt(4) == 0 ? v.offset() : v.pick(ZONES));
        scalars.put(ZoneOffset.class, v -> v.offset());
        scalars.put(
                Date.class,
                v -> Date.from(Instant.ofEpochMilli(v.random.nextLong(-70_000_000_000_000L, 250_000_000_000_000L))));
    }

    /** A value of a class. */
    Object of(Class<?> type) {
        return value(type, Map.of());
    }

    private Object value(Type type, Map<TypeVariable<?>, Type> bindings) {
        if (type instanceof TypeVariable<?> variable) {
            return value(bindings.get(variable), Map.of());
        }
        if (type instanceof ParameterizedType generic) {
            return generic(generic, bindings);
        }
        Class<?> raw = wrapped((Class<?>) type);
        Function<RandomValues, Object> scalar = SCALARS.get(raw);
        return scalar != null ? scalar.apply(this) : declared(raw, Map.of());
    }

    private static Class<?> wrapped(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    private Object generic(ParameterizedType type, Map<TypeVariable<?>, Type> outer) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value(arguments[0], outer));
        }
        if (raw == Set.class) {
            return new HashSet<>(list(arguments[0], outer));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return list(arguments[0], outer);
        }
        if (raw == Map.class) {
            Map<Object, Object> map = new HashMap<>();
            list(arguments[0], outer).forEach(key -> map.put(key, value(arguments[1], outer)));
            return map;
        }
        Map<TypeVariable<?>, Type> bindings = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            bindings.put(raw.getTypeParameters()[i], arguments[i]);
        }
        return declared(raw, bindings);
    }

    private List<Object> list(Type element, Map<TypeVariable<?>, Type> outer) {
        List<Object> list = new ArrayList<>();
        for (int size = random.nextInt(3); size > 0; size--) {
            list.add(value(element, outer));
        }
        return list;
    }

    private Object declared(Class<?> type, Map<TypeVariable<?>, Type> bindings) {
        if (type.isEnum()) {
            return pick(List.of(type.getEnumConstants()));
        }
        if (type.isSealed()) {
            return value(pick(List.of(type.getPermittedSubclasses())), Map.of());
        }
        try {
            Constructor<?> constructor = type.getConstructors()[0];
            return constructor.newInstance(arguments(type, constructor, bindings));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object[] arguments(Class<?> type, Constructor<?> constructor, Map<TypeVariable<?>, Type> bindings) {
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        Object[] arguments = new Object[constructor.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Type declared = type.isRecord()
                    ? components[i].getGenericType()
                    : constructor.getParameterTypes()[i];
            arguments[i] = component(declared, bindings);
        }
        return arguments;
    }

    private Object component(Type type, Map<TypeVariable<?>, Type> bindings) {
        if (type instanceof ParameterizedType generic && generic.getRawType() != Optional.class) {
            return generic(generic, bindings);
        }
        return value(type, bindings);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String text() {
        return pick(TEXTS);
    }

    private BigDecimal decimal() {
        return new BigDecimal(new BigInteger(random.nextInt(100), random), random.nextInt(-400, 400));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(
                random.nextLong(-70_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000));
    }

    private ZoneOffset offset() {
        return random.nextInt(4) == 0 ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801));
    }
}
