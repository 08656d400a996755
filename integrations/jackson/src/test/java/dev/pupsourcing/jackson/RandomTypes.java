// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes the source of random event classes: records, generic records, sealed types, enums, collections, arrays of
 * bytes, optionals, maps with typed keys, values of the JDK, and some types that cannot be read back.
 */
final class RandomTypes {

    private static final List<String> VALUES = List.of(
            "String",
            "int",
            "long",
            "byte",
            "short",
            "char",
            "boolean",
            "float",
            "double",
            "Integer",
            "Long",
            "Boolean",
            "Double",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.util.UUID",
            "java.util.Locale",
            "java.util.Currency",
            "java.net.URI",
            "java.util.Date",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.ZonedDateTime",
            "java.time.Duration",
            "java.time.Period",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.MonthDay",
            "java.time.DayOfWeek",
            "java.time.ZoneId",
            "java.time.ZoneOffset");
    private static final List<String> ODD = List.of(
            "Object",
            "Number",
            "java.util.Collection<String>",
            "java.util.Optional<java.util.Optional<Integer>>",
            "Open",
            "Plain");

    private final Random random;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private int number;

    RandomTypes(Random random) {
        this.random = random;
        sources.put(
                "Open",
                "public class Open { public int a; public boolean equals(Object o) { return o instanceof Open p && a == p.a; } public int hashCode() { return a; } }");
        sources.put(
                "Plain",
                "public final class Plain { private final int a; public Plain(int a) { this.a = a; } public int a() { return a; } "
                        + "public boolean equals(Object o) { return o instanceof Plain p && a == p.a; } public int hashCode() { return a; } }");
    }

    /** The sources of all classes so far, by name. */
    Map<String, String> sources() {
        return sources;
    }

    /** Writes an event class and the classes that it needs, and returns its name. */
    String event() {
        return record("E", "", 2);
    }

    private String record(String prefix, String implemented, int depth) {
        String name = prefix + ++number;
        List<String> components = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            components.add(type(depth) + " c" + i);
        }
        String extra = random.nextInt(4) == 0
                ? " public boolean isOdd() { return true; } public int getSum() { return 1; } "
                : "";
        sources.put(
                name,
                "public record " + name + "(" + String.join(", ", components) + ")" + implemented + " {" + extra + "}");
        return name;
    }

    private String type(int depth) {
        if (random.nextInt(60) == 0) {
            return ODD.get(random.nextInt(ODD.size()));
        }
        if (depth == 0) {
            return value();
        }
        return switch (random.nextInt(12)) {
            case 0 -> record("R", "", depth - 1);
            case 1 -> sealed(depth - 1);
            case 2 -> enumeration();
            case 3 -> "java.util.List<" + reference(depth - 1) + ">";
            case 4 -> "java.util.Set<" + reference(depth - 1) + ">";
            case 5 -> "java.util.Optional<" + reference(depth - 1) + ">";
            case 6 -> "java.util.Map<" + key(depth) + ", " + reference(depth - 1) + ">";
            case 7 -> generic(depth - 1);
            default -> value();
        };
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private String reference(int depth) {
        String type = type(depth);
        return switch (type) {
            case "int" -> "Integer";
            case "char" -> "Character";
            case "long", "byte", "short", "boolean", "float", "double" ->
                Character.toUpperCase(type.charAt(0)) + type.substring(1);
            default -> type;
        };
    }

    private String key(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> enumeration();
            case 1 -> id(depth);
            case 2 -> random.nextInt(10) == 0 ? record("R", "", depth - 1) : id(depth);
            default -> {
                String key = reference(0);
                yield key.startsWith("java.util.Optional") || key.equals("java.util.Currency") ? "String" : key;
            }
        };
    }

    /** A record with one component. */
    private String id(int depth) {
        String name = "K" + ++number;
        sources.put(name, "public record " + name + "(" + (depth > 1 ? key(depth - 1) : "String") + " id) {}");
        return name;
    }

    private String enumeration() {
        String name = "N" + ++number;
        String body = random.nextBoolean() ? "A, B { public String toString() { return \"b!\"; } }, C" : "A";
        sources.put(name, "public enum " + name + " { " + body + " }");
        return name;
    }

    private String generic(int depth) {
        String name = "G" + ++number;
        sources.put(
                name,
                "public record " + name
                        + "<T>(T value, java.util.List<T> more, java.util.Map<String, java.util.Optional<T>> by) {}");
        return name + "<" + reference(depth) + ">";
    }

    private String sealed(int depth) {
        String name = "S" + ++number;
        List<String> permitted = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            permitted.add(record("L", " implements " + name, depth));
        }
        if (random.nextInt(4) == 0) {
            String constants = "M" + ++number;
            sources.put(constants, "public enum " + constants + " implements " + name + " { X, Y }");
            permitted.add(constants);
        }
        sources.put(name, "public sealed interface " + name + " permits " + String.join(", ", permitted) + " {}");
        return name;
    }
}
