// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import dev.pupsourcing.jackson.internal.rules.JdkTypes;
import dev.pupsourcing.mapping.PayloadException;
import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.PropertyWriter;

/**
 * Compares an object with the one that was read back from its payload. Objects are equal if {@code equals} says so, or
 * if all their components are equal, because arrays and classes without {@code equals} would differ otherwise.
 */
final class ReadBack {

    private static final int SHOWN = 200;

    private final Class<?> root;
    private final SerializationContext writing;

    ReadBack(JsonMapper mapper, Class<?> root) {
        this.root = root;
        this.writing = mapper._serializationContext();
    }

    /**
     * Fails if the objects differ.
     *
     * @throws PayloadException naming the innermost component that differs, and both values
     */
    void check(Object written, Object read) {
        compare("", written, read).ifPresent(difference -> {
            throw new PayloadException(
                    root,
                    difference.path().isEmpty() ? null : difference.path(),
                    "was written as " + shown(difference.written()) + ", but is read back as "
                            + shown(difference.read()) + "; change its type, its constructor or its annotations, so"
                            + " that stored events can be read",
                    null);
        });
    }

    /** The innermost component that differs. */
    private record Difference(
            String path, @Nullable Object written, @Nullable Object read) {}

    private static String shown(@Nullable Object value) {
        String text =
                value != null && value.getClass().isArray() ? elements(value).toString() : String.valueOf(value);
        String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return value == null ? cut : cut + " (" + value.getClass().getSimpleName() + ")";
    }

    private Optional<Difference> compare(String path, @Nullable Object written, @Nullable Object read) {
        if (Objects.equals(written, read)) {
            return Optional.empty();
        }
        if (written instanceof Optional<?> one && read instanceof Optional<?> other) {
            return compare(path, one.orElse(null), other.orElse(null));
        }
        if (written instanceof List<?> one && read instanceof List<?> other) {
            return lists(path, one, other);
        }
        if (written instanceof Map<?, ?> one && read instanceof Map<?, ?> other) {
            return maps(path, one, other);
        }
        if (written == null || read == null || written.getClass() != read.getClass()) {
            return Optional.of(new Difference(path, written, read));
        }
        if (written.getClass().isArray()) {
            return lists(path, elements(written), elements(read));
        }
        return JdkTypes.contains(written.getClass())
                ? Optional.of(new Difference(path, written, read))
                : components(path, written, read);
    }

    private static List<@Nullable Object> elements(Object array) {
        return IntStream.range(0, Array.getLength(array))
                .<@Nullable Object>mapToObj(i -> Array.get(array, i))
                .toList();
    }

    private Optional<Difference> lists(String path, List<?> written, List<?> read) {
        for (int i = 0; i < Math.min(written.size(), read.size()); i++) {
            Optional<Difference> found = compare(path + "[" + i + "]", written.get(i), read.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return written.size() == read.size() ? Optional.empty() : Optional.of(new Difference(path, written, read));
    }

    private Optional<Difference> maps(String path, Map<?, ?> written, Map<?, ?> read) {
        if (!written.keySet().equals(read.keySet())) {
            return Optional.of(new Difference(path, written, read));
        }
        for (Map.Entry<?, ?> entry : written.entrySet()) {
            Optional<Difference> found =
                    compare(path + "[" + entry.getKey() + "]", entry.getValue(), read.get(entry.getKey()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Compares what Jackson writes of two objects of one class, which {@code equals} distinguishes. */
    private Optional<Difference> components(String path, Object written, Object read) {
        int compared = 0;
        Iterator<PropertyWriter> properties =
                writing.findValueSerializer(written.getClass()).properties();
        while (properties.hasNext()) {
            PropertyWriter property = properties.next();
            AnnotatedMember member = property.getMember();
            if (member != null) {
                compared++;
                String inner = path.isEmpty() ? property.getName() : path + "." + property.getName();
                Optional<Difference> found = compare(inner, member.getValue(written), member.getValue(read));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return isSame(written.getClass(), compared)
                ? Optional.empty()
                : Optional.of(new Difference(path, written, read));
    }

    /** Whether objects are the same if the compared components are. */
    private static boolean isSame(Class<?> type, int compared) {
        try {
            return type.isRecord()
                    ? compared == type.getRecordComponents().length
                    : type.getMethod("equals", Object.class).getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has equals", e);
        }
    }
}
