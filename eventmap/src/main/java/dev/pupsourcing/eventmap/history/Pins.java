// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.EventNames;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.TextFile;
import dev.pupsourcing.eventmap.model.VersionRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * Event types and aggregate names that do not change when classes and packages are renamed. Records which pins were
 * used, so that unused ones can be reported. Not thread-safe.
 */
public final class Pins implements EventNames {

    private static final Pattern RETIRED = Pattern.compile("retired\\s+([^:\\s]+)\\s*:\\s*(.+)");

    private final Map<String, Pin> pins;
    private final Map<String, Map<String, SourcePosition>> retired;
    private final VersionPins versions;
    private final Set<String> used = new HashSet<>();

    private Pins(Map<String, Pin> pins, Map<String, Map<String, SourcePosition>> retired, VersionPins versions) {
        this.pins = pins;
        this.retired = retired;
        this.versions = versions;
    }

    /** No pins: all names come from the code. */
    public static Pins none() {
        return new Pins(Map.of(), Map.of(), new VersionPins());
    }

    /**
     * Reads a pins file.
     *
     * @throws EventMapException if a line is not a pin, or two lines pin the same class or package
     */
    public static Pins read(Path file) {
        Map<String, Pin> pins = new LinkedHashMap<>();
        Map<String, Map<String, SourcePosition>> retired = new LinkedHashMap<>();
        VersionPins versions = new VersionPins();
        List<Problem> problems = new ArrayList<>();
        List<String> lines = TextFile.read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher retires = RETIRED.matcher(line);
            SourcePosition position = SourcePosition.of(file, i + 1, 0);
            if (retires.matches()) {
                retired.computeIfAbsent(retires.group(1), key -> new LinkedHashMap<>())
                        .put(retires.group(2), position);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                collect(problems, () -> add(pins, versions, line, position));
            }
        }
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
        return new Pins(pins, retired, versions);
    }

    private static void collect(List<Problem> problems, Runnable step) {
        try {
            step.run();
        } catch (EventMapException e) {
            problems.addAll(e.problems());
        }
    }

    private static void add(Map<String, Pin> pins, VersionPins versions, String line, SourcePosition position) {
        if (VersionPins.matches(line)) {
            versions.add(line, position);
            return;
        }
        Pin pin = Pin.parse(line, position);
        Pin other = pins.putIfAbsent(pin.key(), pin);
        if (other != null) {
            throw new EventMapException(position, conflict(pin, other));
        }
    }

    private static String conflict(Pin pin, Pin other) {
        return pin.key() + " is already pinned to " + other.name() + " in line "
                + other.position().line() + "; keep one of the two lines";
    }

    @Override
    public String eventType(SourceType source) {
        return find(source.id().toString()).map(Pin::name).orElse(source.id().simpleName());
    }

    @Override
    public OptionalInt version(SourceType source) {
        return find(source.id().toString()).map(Pin::version).orElse(OptionalInt.empty());
    }

    @Override
    public String aggregate(String packageName) {
        Optional<Pin> pin = find(packageName);
        if (pin.isEmpty()) {
            return packageName.substring(packageName.lastIndexOf('.') + 1);
        }
        String name = pin.get().name();
        if (!SourceVersion.isIdentifier(name) || pin.get().version().isPresent()) {
            throw new EventMapException(
                    pin.get().position(),
                    "aggregate name \"" + name + "\" of " + packageName + " is not a Java identifier");
        }
        return name;
    }

    @Override
    public Set<String> retired(String aggregate) {
        used.add("retired " + aggregate);
        return retired.getOrDefault(aggregate, Map.of()).keySet();
    }

    @Override
    public VersionRole role(String aggregate, String eventType, int version) {
        return versions.role(aggregate, eventType, version);
    }

    @Override
    public SortedMap<Integer, Integer> readAs(String aggregate, String eventType) {
        return versions.readAs(aggregate, eventType);
    }

    private Optional<Pin> find(String key) {
        used.add(key);
        return Optional.ofNullable(pins.get(key));
    }

    /**
     * Fails if there are unused pins.
     *
     * @throws EventMapException if there is one
     */
    public void checkUsed() {
        List<Problem> problems = new ArrayList<>();
        retired.forEach((aggregate, types) -> types.forEach((type, position) -> {
            if (!used.contains("retired " + aggregate)) {
                problems.add(new Problem(position, "there is no aggregate " + aggregate + "; correct its name"));
            }
        }));
        pins.values().stream()
                .filter(pin -> !used.contains(pin.key()))
                .map(pin -> new Problem(
                        pin.position(),
                        pin.key() + " is neither an event class nor an aggregate package; correct the name or "
                                + "remove the line"))
                .forEach(problems::add);
        problems.addAll(versions.unused());
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
    }
}
