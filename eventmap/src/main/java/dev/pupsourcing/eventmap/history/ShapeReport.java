// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.EventSchema;
import dev.pupsourcing.eventmap.model.Problem;
import dev.pupsourcing.eventmap.shape.ShapeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The changed shapes of versions that may be stored. Not thread-safe. */
final class ShapeReport {

    private static final int SHOWN = 6;

    private final EventLock.Remedy ifNeverStored;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    ShapeReport(EventLock.Remedy ifNeverStored) {
        this.ifNeverStored = ifNeverStored;
    }

    void add(LockEntry entry, EventLock.Locked locked, EventSchema schema, List<ShapeChange> changes) {
        String what = schema + " of " + entry.aggregate();
        List<ShapeChange> harmful =
                changes.stream().filter(change -> !change.harmless()).toList();
        if (!harmful.isEmpty()) {
            problems.add(new Problem(
                    locked.position(),
                    what + " has changed, so stored events could be read wrongly: " + texts(harmful)
                            + ". Restore " + schema.source().id() + " and its values, and make the change in the next "
                            + "version (pup eventmap next " + schema.eventType()
                            + "); or " + keptNames(harmful) + ". If no such event was ever stored, "
                            + ifNeverStored.of(entry) + ", and generate again"));
        } else if (!changes.isEmpty()) {
            notices.add(locked.position() + ": " + what + " has changed harmlessly: " + texts(changes));
        }
    }

    /** How to keep the stored names: the annotation for classes of a sealed type is another one. */
    private static String keptNames(List<ShapeChange> harmful) {
        return harmful.stream().allMatch(change -> change.text().contains(" one of "))
                ? "keep the stored name of a class with @JsonTypeName"
                : "keep a stored name with @JsonProperty, or read it with @JsonAlias";
    }

    private static String texts(List<ShapeChange> changes) {
        String shown = changes.stream().limit(SHOWN).map(ShapeChange::text).collect(Collectors.joining("; "));
        int more = changes.size() - SHOWN;
        return shown + (more > 0 ? "; and " + more + " more" : "");
    }

    /**
     * The notices about harmless changes.
     *
     * @throws EventMapException if a change is not harmless
     */
    List<String> notices() {
        if (!problems.isEmpty()) {
            throw new EventMapException(problems);
        }
        return notices;
    }
}
