// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lock file: all event types and versions that may be stored. It is committed to version control, and no version in
 * it may ever lose its class.
 */
public final class EventLock {

    private static final String HEADER = """
            # The event types and versions that may be stored, with their classes. Generated: commit it, do not edit it.
            """;

    private final Path file;
    private final Map<LockEntry, SourcePosition> entries;

    private EventLock(Path file, Map<LockEntry, SourcePosition> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** A lock file that does not exist yet. */
    public static EventLock empty(Path file) {
        return new EventLock(file, Map.of());
    }

    /**
     * Reads a lock file.
     *
     * @throws EventMapException if a line is not an entry
     */
    public static EventLock read(Path file) {
        Map<LockEntry, SourcePosition> entries = new LinkedHashMap<>();
        List<String> lines = TextFile.read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                SourcePosition position = SourcePosition.of(file, i + 1, 0);
                entries.put(LockEntry.parse(line, position), position);
            }
        }
        return new EventLock(file, entries);
    }

    /**
     * Fails if the events no longer cover all versions that may be stored.
     *
     * @throws EventMapException if a type or version of the lock file no longer has a class
     */
    public void check(List<AggregateModel> aggregates) {
        List<LockEntry> now = entries(aggregates);
        AggregateRenames renames = new AggregateRenames(entries.keySet(), now);
        List<Problem> problems = new ArrayList<>();
        entries.forEach((entry, position) -> {
            LockEntry wanted = renames.apply(entry);
            if (now.stream().noneMatch(wanted::sameVersion)) {
                problems.add(new Problem(position, new Orphan(entry, wanted, entries.keySet(), now).message()));
            }
        });
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
    }

    /**
     * Fails if the lock file does not match the events exactly.
     *
     * @throws EventMapException if the file is out of date
     */
    public void checkCurrent(List<AggregateModel> aggregates) {
        List<LockEntry> added = new ArrayList<>(entries(aggregates));
        added.removeAll(entries.keySet());
        if (!added.isEmpty()) {
            throw new EventMapException(
                    SourcePosition.of(file),
                    "is out of date: it lacks " + added.get(0)
                            + (added.size() > 1 ? " and " + (added.size() - 1) + " more" : "")
                            + "; generate again and commit the file");
        }
        if (entries.size() != entries(aggregates).size()) {
            throw new EventMapException(
                    SourcePosition.of(file), "is out of date: it has old names; generate again and commit the file");
        }
    }

    /** The lock file's text for these events. */
    public static String render(List<AggregateModel> aggregates) {
        StringBuilder text = new StringBuilder(HEADER);
        entries(aggregates).forEach(entry -> text.append(entry).append('\n'));
        return text.toString();
    }

    private static List<LockEntry> entries(List<AggregateModel> aggregates) {
        return aggregates.stream()
                .flatMap(aggregate -> aggregate.schemas().stream()
                        .map(schema -> new LockEntry(
                                aggregate.name(),
                                schema.eventType(),
                                schema.version(),
                                schema.source().id().toString())))
                .toList();
    }
}
