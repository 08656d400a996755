// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import dev.pupsourcing.eventmap.history.EventLock.Locked;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the entries of a lock file. What a merge has left twice is refused, because either one could be the stored one. */
final class LockReader {

    static final String REMEDY =
            "; after a merge take either side and generate again, otherwise restore the file from version control";

    private final String file;
    private final Map<LockEntry, Locked> entries = new LinkedHashMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    private List<String> shape = new ArrayList<>();

    private LockReader(String file) {
        this.file = file;
    }

    /**
     * Reads the lines of a file.
     *
     * @throws EventMapException if a line is neither an entry nor part of a shape, or is there twice
     */
    static Map<LockEntry, Locked> read(String file, List<String> lines) {
        LockReader reader = new LockReader(file);
        for (int i = 0; i < lines.size(); i++) {
            reader.add(lines.get(i), new SourcePosition(file, i + 1, 0));
        }
        return reader.entries;
    }

    private void add(String line, SourcePosition position) {
        if (line.startsWith(EventLock.INDENT) && !entries.isEmpty()) {
            addShape(line.strip(), position);
        } else if (!line.isBlank() && !line.startsWith("#")) {
            addEntry(LockEntry.parse(line.strip(), position), position);
        }
    }

    private void addShape(String line, SourcePosition position) {
        Shape.parse(List.of(line)).fields().forEach((path, kind) -> {
            if (kinds.putIfAbsent(path, kind) != null) {
                throw new EventMapException(position, "field " + path + " is in this shape twice" + REMEDY);
            }
        });
        shape.add(line);
    }

    private void addEntry(LockEntry entry, SourcePosition position) {
        shape = new ArrayList<>();
        kinds.clear();
        Locked before = entries.put(entry, new Locked(position, shape));
        if (before != null) {
            throw new EventMapException(
                    position,
                    entry.title() + " is already in line " + before.position().line() + REMEDY);
        }
    }
}
