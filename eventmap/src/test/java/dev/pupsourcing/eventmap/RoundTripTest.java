// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.mapping.EventContext;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.InvalidPayloadException;
import dev.pupsourcing.mapping.PayloadCodec;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Properties of generated mappings, tested with a binary codec and random events: every version is read as it was
 * written, and every older version is read as the newest one with the components that both have.
 */
class RoundTripTest {

    private static final int DRAWS = 200;
    private static final long SEED = 20_261_123;
    private static final StreamId STREAM = StreamId.of("Sales", "Order", "o-1");

    private final PayloadCodec codec = new BinaryCodec();
    private final RandomValues values = new RandomValues(SEED);

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three-versions-chain",
                "versions-one-two-ten",
                "two-aggregates",
                "sealed-events-with-sealed-values",
                "sealed-nested-records",
                "values-are-no-events",
                "all-kinds-of-components",
                "generic-versions",
                "components-called-payload-and-version",
                "unicode-names",
                "pinned-types"
            })
    void everyVersionComesBack(String name) throws Exception {
        GoldenCase golden = new GoldenCase(GoldenCase.ALL.resolve("good").resolve(name));
        EventMapOptions config = golden.config(golden.copyTo(work));
        EventMapResult result = EventMap.generate(config);
        Compiled compiled =
                Compiled.withEverything(work.resolve("classes"), work.resolve("input"), work.resolve("main"));
        try (URLClassLoader loader = compiled.loader()) {
            int versions = 0;
            for (Path file : result.written()) {
                String path = file.toString();
                if (path.endsWith("EventMapping.java")) {
                    String simple = file.getFileName().toString().replace(".java", "");
                    versions += checkMapping(loader.loadClass(config.packageName() + "." + simple));
                }
            }
            assertThat(versions).isEqualTo(result.versions());
        }
    }

    private int checkMapping(Class<?> type) throws Exception {
        EventMapping<?> mapping = mapping(type);
        List<Method> writers = Stream.of(type.getMethods())
                .filter(method -> method.getName().matches("to.+V\\d+"))
                .toList();
        for (Method writer : writers) {
            Method reader = type.getMethod(writer.getName().replaceFirst("to", "from"), PersistedEvent.class);
            for (int i = 0; i < DRAWS; i++) {
                checkEvent(mapping, writer, reader);
            }
            checkCutPayload(mapping, writer);
        }
        return writers.size();
    }

    private void checkEvent(EventMapping<?> mapping, Method writer, Method reader) throws Exception {
        Object event = values.draw(writer.getParameterTypes()[1]);
        PersistedEvent stored = stored((Event) writer.invoke(mapping, STREAM, event, EventContext.none()));
        byte[] payload = codec.encode(event);
        assertThat(stored.payload()).isEqualTo(payload);
        assertThat(mapping.known())
                .anyMatch(known -> known.type().equals(stored.eventType()) && known.version() == stored.eventVersion());
        assertThat(codec.encode(reader.invoke(mapping, stored))).isEqualTo(payload);
        Object asStored = mapping.asStored(stored);
        assertThat(asStored).isInstanceOf(event.getClass());
        assertThat(codec.encode(asStored)).isEqualTo(payload);
        checkNewest(mapping, event, stored);
    }

    private void checkNewest(EventMapping<?> mapping, Object event, PersistedEvent stored) {
        Object newest = mapping.fromEvent(stored);
        int newestVersion = mapping.known().stream()
                .filter(known -> known.type().equals(stored.eventType()))
                .mapToInt(known -> known.version())
                .max()
                .orElseThrow();
        if (stored.eventVersion() == newestVersion) {
            assertThat(codec.encode(newest)).isEqualTo(codec.encode(event));
        } else {
            assertThat(newest.getClass()).isNotEqualTo(event.getClass());
            assertThat(common(newest, event)).isEqualTo(common(event, newest)).isNotEmpty();
        }
    }

    private static List<Object> common(Object event, Object other) {
        List<Object> common = new ArrayList<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (same(component, other.getClass()) != null) {
                common.add(Shapes.component(event, component));
            }
        }
        return common;
    }

    private static RecordComponent same(RecordComponent component, Class<?> other) {
        return Stream.of(other.getRecordComponents())
                .filter(candidate -> candidate.getName().equals(component.getName())
                        && candidate.getType().equals(component.getType()))
                .findFirst()
                .orElse(null);
    }

    private void checkCutPayload(EventMapping<?> mapping, Method writer) throws Exception {
        Object event = values.draw(writer.getParameterTypes()[1]);
        Event whole = (Event) writer.invoke(mapping, STREAM, event, EventContext.none());
        byte[] cut = java.util.Arrays.copyOf(whole.payload(), whole.payloadSize() - 1);
        PersistedEvent stored = stored(whole.toBuilder().payload(cut).build());
        assertThatThrownBy(() -> mapping.fromEvent(stored))
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageContaining(stored.eventId().toString())
                .hasMessageContaining(stored.eventType() + "\" v" + stored.eventVersion());
    }

    private static PersistedEvent stored(Event event) {
        return PersistedEvent.of(event, 1, 1);
    }

    private EventMapping<?> mapping(Class<?> type) throws Exception {
        Constructor<?> constructor = type.getConstructors()[0];
        Object[] arguments = new Object[constructor.getParameterCount()];
        arguments[0] = codec;
        if (arguments.length == 2) {
            arguments[1] = upcasters(constructor.getParameterTypes()[1]);
        }
        return (EventMapping<?>) constructor.newInstance(arguments);
    }

    /** Keeps the components that both versions have, and generates the others. */
    private Object upcasters(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Object older = Objects.requireNonNull(arguments[0]);
            RecordComponent[] components = method.getReturnType().getRecordComponents();
            Object[] next = new Object[components.length];
            for (int i = 0; i < next.length; i++) {
                RecordComponent same = same(components[i], older.getClass());
                next[i] = same == null ? values.draw(components[i].getGenericType()) : Shapes.component(older, same);
            }
            return Shapes.construct(method.getReturnType(), next);
        });
    }
}
