// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Example values of primitive types and of value types of the JDK. */
final class JdkSamples {

    private static final Map<String, String> PRIMITIVES = Map.of(
            "boolean", "true",
            "byte", "(byte) 1",
            "short", "(short) 1",
            "char", "'a'",
            "int", "1",
            "long", "1L",
            "float", "1.5f",
            "double", "1.5");

    private static final Map<String, TypeName> PRIMITIVE_TYPES = Map.of(
            "boolean", TypeName.BOOLEAN,
            "byte", TypeName.BYTE,
            "short", TypeName.SHORT,
            "char", TypeName.CHAR,
            "int", TypeName.INT,
            "long", TypeName.LONG,
            "float", TypeName.FLOAT,
            "double", TypeName.DOUBLE);

    /** Expressions in which {@code $T} is the type itself. */
    private static final Map<String, String> TYPES = types();

    private JdkSamples() {}

    private static Map<String, String> types() {
        Map<String, String> types = new HashMap<>();
        lang(types);
        time(types);
        types.put("java.math.BigDecimal", "new $T(\"1.50\")");
        types.put("java.math.BigInteger", "$T.ONE");
        types.put("java.net.URI", "$T.create(\"https://example.org\")");
        types.put("java.util.Currency", "$T.getInstance(\"EUR\")");
        types.put("java.util.Locale", "$T.ENGLISH");
        types.put("java.util.UUID", "$T.fromString(\"0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000\")");
        types.put("java.util.OptionalInt", "$T.of(1)");
        types.put("java.util.OptionalLong", "$T.of(1L)");
        types.put("java.util.OptionalDouble", "$T.of(1.5)");
        types.put("java.util.Date", "new $T(1_767_225_600_000L)");
        return types;
    }

    private static void lang(Map<String, String> types) {
        for (String text : List.of("String", "CharSequence", "Object", "Comparable")) {
            types.put("java.lang." + text, "\"text\"");
        }
        types.put("java.io.Serializable", "\"text\"");
        types.put("java.lang.Boolean", "true");
        types.put("java.lang.Byte", "(byte) 1");
        types.put("java.lang.Short", "(short) 1");
        types.put("java.lang.Character", "'a'");
        types.put("java.lang.Integer", "1");
        types.put("java.lang.Number", "1");
        types.put("java.lang.Long", "1L");
        types.put("java.lang.Float", "1.5f");
        types.put("java.lang.Double", "1.5");
    }

    private static void time(Map<String, String> types) {
        types.put("java.time.Instant", "$T.parse(\"2026-01-01T00:00:00Z\")");
        types.put("java.time.LocalDate", "$T.parse(\"2026-01-01\")");
        types.put("java.time.LocalTime", "$T.parse(\"12:30:00\")");
        types.put("java.time.LocalDateTime", "$T.parse(\"2026-01-01T12:30:00\")");
        types.put("java.time.OffsetDateTime", "$T.parse(\"2026-01-01T12:30:00Z\")");
        types.put("java.time.OffsetTime", "$T.parse(\"12:30:00Z\")");
        types.put("java.time.ZonedDateTime", "$T.parse(\"2026-01-01T12:30:00Z\")");
        types.put("java.time.Duration", "$T.ofSeconds(90)");
        types.put("java.time.Period", "$T.ofDays(3)");
        types.put("java.time.Year", "$T.of(2026)");
        types.put("java.time.YearMonth", "$T.of(2026, 1)");
        types.put("java.time.MonthDay", "$T.of(1, 31)");
        types.put("java.time.DayOfWeek", "$T.MONDAY");
        types.put("java.time.Month", "$T.JANUARY");
        types.put("java.time.ZoneId", "$T.of(\"UTC\")");
        types.put("java.time.ZoneOffset", "$T.UTC");
    }

    static Optional<CodeBlock> primitive(String name) {
        return Optional.ofNullable(PRIMITIVES.get(name)).map(CodeBlock::of);
    }

    static Optional<TypeName> primitiveType(String name) {
        return Optional.ofNullable(PRIMITIVE_TYPES.get(name));
    }

    static Optional<CodeBlock> of(String fullName) {
        return Optional.ofNullable(TYPES.get(fullName)).map(expression -> code(expression, fullName));
    }

    private static CodeBlock code(String expression, String fullName) {
        return expression.contains("$T") ? CodeBlock.of(expression, className(fullName)) : CodeBlock.of(expression);
    }

    static boolean known(String fullName) {
        return TYPES.containsKey(fullName);
    }

    static ClassName className(String fullName) {
        int dot = fullName.lastIndexOf('.');
        return ClassName.get(fullName.substring(0, dot), fullName.substring(dot + 1));
    }
}
