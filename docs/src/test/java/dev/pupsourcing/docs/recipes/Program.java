// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs.recipes;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventContext;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventVersion;
import dev.pupsourcing.mapping.PayloadCodec;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A release of a recipe's program that was compiled: its mappings and, if it has one, its class {@code Program}. */
final class Program {

    static final String PACKAGE = "com.shop";
    static final String MAPPINGS = PACKAGE + ".mapping";
    private static final String SUFFIX = "EventMapping";

    private final ClassLoader loader;
    private final List<String> sources;
    private final Map<String, EventMapping<?>> mappings = new LinkedHashMap<>();

    /**
     * Loads a program.
     *
     * @param classes what was compiled
     * @param input its sources
     * @param generated the generated sources
     */
    Program(Path classes, Path input, Path generated) {
        try {
            this.loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Program.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
        this.sources = Folder.sources(input).stream()
                .map(file -> PACKAGE + "." + Folder.className(input, file))
                .toList();
        for (Path file : Folder.sources(generated)) {
            String name = Folder.className(generated, file);
            if (name.endsWith(SUFFIX)) {
                String aggregate = name.substring(name.lastIndexOf('.') + 1, name.length() - SUFFIX.length());
                mappings.put(aggregate, mapping(load(name)));
            }
        }
    }

    private Class<?> load(String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mapping from the method of {@code com.shop.Mappings} that returns it, or from its constructor. */
    private EventMapping<?> mapping(Class<?> type) {
        if (sources.contains(PACKAGE + ".Mappings")) {
            for (Method method : load(PACKAGE + ".Mappings").getMethods()) {
                if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type) {
                    return (EventMapping<?>) call(() -> method.invoke(null));
                }
            }
        }
        Constructor<?> constructor = type.getConstructors()[0];
        Object[] arguments = Stream.of(constructor.getParameterTypes())
                .map(parameter -> parameter == PayloadCodec.class ? JacksonPayloadCodec.create() : newOne(parameter))
                .toArray();
        return (EventMapping<?>) call(() -> constructor.newInstance(arguments));
    }

    /** An object of the program's class that implements the interface of upcasters. */
    private Object newOne(Class<?> type) {
        Class<?> implementation = sources.stream()
                .filter(name -> name.endsWith("Upcasters"))
                .map(this::load)
                .filter(type::isAssignableFrom)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no class implements " + type));
        return call(() -> implementation.getConstructor().newInstance());
    }

    /** The name and the mapping of the aggregate that a new event belongs to. */
    Map.Entry<String, EventMapping<?>> writing(EventVersion version) {
        return mappings.entrySet().stream()
                .filter(entry -> entry.getValue().known().contains(version))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(version + " is unknown to the program"));
    }

    /** The mapping for a stored event: the one that knows its type, or else the one of its aggregate. */
    EventMapping<?> reading(PersistedEvent event) {
        return mappings.values().stream()
                .filter(mapping -> mapping.known().stream()
                        .anyMatch(version -> version.type().equals(event.eventType())))
                .findFirst()
                .orElseGet(() -> mappings.getOrDefault(
                        event.stream().aggregateType(),
                        mappings.values().iterator().next()));
    }

    /** Reads an event in its version, and converts it to an event to be stored. */
    @SuppressWarnings("unchecked")
    Event written(PersistedEvent event) {
        EventMapping<Object> mapping = (EventMapping<Object>) reading(event);
        return mapping.toEvent(event.stream(), mapping.asStored(event), EventContext.none());
    }

    /** The lines that the program's class {@code Program} returns. */
    List<String> run(Pupsourcing store) {
        List<String> lines = new ArrayList<>();
        Method main = call(() -> load(PACKAGE + ".Program").getMethod("run", Pupsourcing.class));
        lines.addAll(List.of(call(() -> main.invoke(null, store)).toString().split("\n")));
        return lines;
    }

    private static <T> T call(Reflective<T> work) {
        try {
            return work.call();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Reflective<T> {
        T call() throws ReflectiveOperationException;
    }
}
