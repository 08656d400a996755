// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson.internal.rules;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JavaType;

/** Classes of the JDK whose objects JSON cannot hold. */
public final class JdkTypes {

    /** Classes by name, because some belong to modules that need not be present, and what is lost. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("java.lang.Object", "its objects lose their class; declare a class or a sealed type"),
            Map.entry("java.lang.Number", "its objects lose their class; declare the class of the number"),
            Map.entry("java.lang.CharSequence", "its objects lose their class; use String"),
            Map.entry("java.lang.Comparable", "its objects lose their class; declare a class or a sealed type"),
            Map.entry("java.io.Serializable", "its objects lose their class; declare a class or a sealed type"),
            Map.entry("java.lang.Iterable", "its objects are read as lists; use List or Set"),
            Map.entry("java.util.Collection", "its objects are read as lists; use List or Set"),
            Map.entry("java.util.Calendar", "it loses its time zone; use ZonedDateTime"),
            Map.entry("java.util.GregorianCalendar", "it loses its time zone; use ZonedDateTime"),
            Map.entry("javax.xml.datatype.XMLGregorianCalendar", "it loses fields; use a class of java.time"),
            Map.entry("java.sql.Timestamp", "it loses its nanoseconds; use Instant or LocalDateTime"),
            Map.entry("java.sql.Date", "it loses its time of day; use LocalDate"),
            Map.entry("java.sql.Time", "it loses its date; use LocalTime"),
            Map.entry("java.util.regex.Pattern", "it loses its flags; use String"),
            Map.entry("java.io.File", "a relative path becomes absolute; use String"),
            Map.entry("java.nio.file.Path", "a relative path becomes absolute; use String"),
            Map.entry("java.lang.Throwable", "it has no JSON form; use a record"));

    private JdkTypes() {}

    /** Whether a class is part of the JDK. */
    public static boolean contains(Class<?> type) {
        String module = type.getModule().getName();
        return type.isPrimitive() || (module != null && (module.startsWith("java.") || module.startsWith("jdk.")));
    }

    /** Why objects of a type cannot be read back equal, and what to use; empty if they can. */
    public static Optional<String> problem(JavaType type) {
        Class<?> raw = type.getRawClass();
        String known = REFUSED.get(raw.getName());
        if (known != null) {
            return Optional.of(known);
        }
        return Throwable.class.isAssignableFrom(raw)
                ? Optional.of("it has no JSON form; use a record")
                : Optional.empty();
    }
}
