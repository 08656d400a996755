// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.TextFile;
import dev.pupsourcing.eventmap.shape.Shape;
import dev.pupsourcing.eventmap.shape.ShapeRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lock file: all event types and versions that may be stored, with the shapes of their payloads. It is committed to
 * version control, and no version in it may ever lose its class or change its shape.
 */
public final class EventLock {

    private static final String HEADER = """
            # The event types and versions that may be stored, with their classes, and the shapes of their payloads.
            # Generated: commit it, do not edit it. After a merge take either side and generate again.
            """;
    static final String INDENT = "  ";

    private final SourcePosition whole;
    private final List<String> text;
    private final Map<LockEntry, Locked> entries;
    private final Remedy ifNeverStored;

    private EventLock(SourcePosition whole, List<String> text, Map<LockEntry, Locked> entries, Remedy ifNeverStored) {
        this.whole = whole;
        this.text = text;
        this.entries = entries;
        this.ifNeverStored = ifNeverStored;
    }

    /**
     * The rest of an entry.
     *
     * @param position its position
     * @param lines the lines of its shape; empty if the file was written before shapes were recorded
     */
    record Locked(SourcePosition position, List<String> lines) {}

    /** What to do about an entry of which no event was ever stored. */
    interface Remedy {

        String of(LockEntry entry);
    }

    /** A lock file that does not exist yet. */
    public static EventLock empty(Path file) {
        return parse(SourcePosition.of(file), "", EventLock::delete);
    }

    /**
     * Reads a lock file.
     *
     * @throws EventMapException if a line is not an entry
     */
    public static EventLock read(Path file) {
        return parse(SourcePosition.of(file), TextFile.read(file), EventLock::delete);
    }

    private static String delete(LockEntry entry) {
        return "delete this line and the indented lines below it";
    }

    static EventLock parse(SourcePosition whole, String text, Remedy ifNeverStored) {
        List<String> lines = text.lines().toList();
        return new EventLock(whole, lines, LockReader.read(whole.file(), lines), ifNeverStored);
    }

    /**
     * The file without versions that were never stored.
     *
     * @param neverStored the versions, as in the file, for example {@code order: OrderPlaced v2}
     * @throws EventMapException if the file does not have one of them
     */
    public EventLock without(List<String> neverStored) {
        Map<LockEntry, Locked> kept = new LinkedHashMap<>(entries);
        for (String version : neverStored) {
            if (!kept.keySet().removeIf(entry -> entry.version(version))) {
                throw new EventMapException(
                        whole, "has no version \"" + version + "\" that could be named as never stored");
            }
        }
        return new EventLock(whole, text, kept, ifNeverStored);
    }

    /** The full names of the classes of all versions that may be stored. */
    public Set<String> classes() {
        return entries.keySet().stream().map(LockEntry::className).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the aggregates of all versions that may be stored. */
    public Set<String> aggregates() {
        return entries.keySet().stream().map(LockEntry::aggregate).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Fails if the events no longer cover all versions that may be stored.
     *
     * @param passedOver the classes that are not events, each followed by the reason
     * @throws EventMapException if a type or version of the lock file no longer has a class
     */
    public void check(List<AggregateModel> aggregates, List<String> passedOver) {
        List<LockEntry> before = before(aggregates);
        List<Problem> problems = new ArrayList<>(lost(aggregates, passedOver));
        aggregates.forEach(aggregate -> checkRetired(aggregate, before, problems));
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
    }

    private List<LockEntry> before(List<AggregateModel> aggregates) {
        AggregateRenames renames = new AggregateRenames(entries.keySet(), entries(aggregates));
        return entries.keySet().stream().map(renames::apply).toList();
    }

    /** The versions that may be stored and no longer have a class. */
    List<Problem> lost(List<AggregateModel> aggregates, List<String> passedOver) {
        List<LockEntry> now = entries(aggregates);
        AggregateRenames renames = new AggregateRenames(entries.keySet(), now);
        List<LockEntry> before = before(aggregates);
        List<Problem> problems = new ArrayList<>();
        entries.forEach((entry, locked) -> {
            LockEntry wanted = renames.apply(entry);
            if (now.stream().noneMatch(wanted::sameVersion) && !isRetired(aggregates, wanted)) {
                String message = new Orphan(entry, wanted, before, now, passedOver).message(ifNeverStored.of(entry));
                problems.add(new Problem(locked.position(), message));
            }
        });
        return problems;
    }

    /** A retired type has no class, and is in the file. */
    private void checkRetired(AggregateModel aggregate, List<LockEntry> before, List<Problem> problems) {
        for (String type : aggregate.retired()) {
            aggregate.schemas().stream()
                    .filter(schema -> schema.eventType().equals(type))
                    .findFirst()
                    .ifPresent(schema -> problems.add(new Problem(
                            schema.source().position(),
                            "event type " + type
                                    + " is retired by a pin, but has a class; delete the classes of all its"
                                    + " versions, or the pin")));
            boolean known = before.stream()
                    .anyMatch(entry -> entry.aggregate().equals(aggregate.name())
                            && entry.eventType().equals(type));
            if (!known) {
                problems.add(new Problem(
                        whole,
                        "has no event type " + type + " of " + aggregate.name() + ", which a pin retires; correct or "
                                + "remove the pin"));
            }
        }
    }

    private static boolean isRetired(List<AggregateModel> aggregates, LockEntry entry) {
        return aggregates.stream()
                .anyMatch(aggregate -> aggregate.name().equals(entry.aggregate())
                        && aggregate.retired().contains(entry.eventType()));
    }

    /**
     * Fails if the shape of a version that may be stored has changed so that stored payloads could be read wrongly.
     *
     * @return notices about harmless changes
     * @throws EventMapException if a change is not harmless
     */
    public List<String> checkShapes(List<AggregateModel> aggregates, Function<EventSchema, Shape> shapes) {
        List<LockEntry> now = entries(aggregates);
        AggregateRenames renames = new AggregateRenames(entries.keySet(), now);
        List<EventSchema> schemas = aggregates.stream()
                .flatMap(aggregate -> aggregate.schemas().stream())
                .toList();
        ShapeReport report = new ShapeReport(ifNeverStored);
        entries.forEach((entry, locked) -> {
            int index = indexOf(now, renames.apply(entry));
            if (index >= 0 && !locked.lines().isEmpty()) {
                Shape shape = shapes.apply(schemas.get(index));
                report.add(entry, locked, schemas.get(index), ShapeRules.compare(Shape.parse(locked.lines()), shape));
            }
        });
        return report.notices();
    }

    private static int indexOf(List<LockEntry> now, LockEntry wanted) {
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).sameVersion(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** A notice if the file was written before shapes were recorded. */
    public List<String> migration() {
        long without = entries.values().stream()
                .filter(locked -> locked.lines().isEmpty())
                .count();
        return without == 0
                ? List.of()
                : List.of(whole + ": records the shapes of " + without + (without == 1 ? " version" : " versions")
                        + " for the first time; make sure that the classes are as they were when events were stored");
    }

    /**
     * Fails if the lock file does not match the events exactly.
     *
     * @throws EventMapException if the file is out of date
     */
    public void checkCurrent(List<AggregateModel> aggregates, Function<EventSchema, Shape> shapes) {
        List<LockEntry> added = new ArrayList<>(entries(aggregates));
        added.removeAll(entries.keySet());
        if (!added.isEmpty()) {
            throw new EventMapException(
                    whole,
                    "is out of date: it lacks " + added.get(0)
                            + (added.size() > 1 ? " and " + (added.size() - 1) + " more" : "")
                            + "; generate again and commit the file");
        }
        AggregateRenames renames = new AggregateRenames(entries.keySet(), entries(aggregates));
        long read = entries.keySet().stream()
                .filter(entry -> !isRetired(aggregates, renames.apply(entry)))
                .count();
        if (read != entries(aggregates).size()) {
            throw new EventMapException(whole, "is out of date: it has old names; generate again and commit the file");
        }
        if (!render(aggregates, shapes).lines().toList().equals(text)) {
            throw new EventMapException(
                    whole, "is out of date: the shapes of payloads have changed; generate again, and commit the file");
        }
    }

    /** The file's text for these events, with the entries of retired types. */
    public String render(List<AggregateModel> aggregates, Function<EventSchema, Shape> shapes) {
        AggregateRenames renames = new AggregateRenames(entries.keySet(), entries(aggregates));
        StringBuilder written = new StringBuilder(HEADER);
        for (AggregateModel aggregate : aggregates) {
            for (EventSchema schema : aggregate.schemas()) {
                append(written, entry(aggregate, schema), shapes.apply(schema).lines());
            }
            entries.forEach((entry, locked) -> {
                if (isRetired(List.of(aggregate), renames.apply(entry))) {
                    append(written, renames.apply(entry), locked.lines());
                }
            });
        }
        return written.toString();
    }

    private static void append(StringBuilder text, LockEntry entry, List<String> lines) {
        text.append(entry).append('\n');
        lines.forEach(line -> text.append(INDENT).append(line).append('\n'));
    }

    private static LockEntry entry(AggregateModel aggregate, EventSchema schema) {
        return new LockEntry(
                aggregate.name(),
                schema.eventType(),
                schema.version(),
                schema.source().id().toString());
    }

    private static List<LockEntry> entries(List<AggregateModel> aggregates) {
        return aggregates.stream()
                .flatMap(aggregate -> aggregate.schemas().stream().map(schema -> entry(aggregate, schema)))
                .toList();
    }
}
