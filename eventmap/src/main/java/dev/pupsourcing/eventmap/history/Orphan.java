// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import dev.pupsourcing.eventmap.discover.Selection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A version that may be stored but no longer has a class.
 *
 * @param entry the line of the lock file
 * @param wanted the entry under the aggregate's current name
 * @param before all lines of the lock file
 * @param now the current entries
 * @param passedOver the classes that are not events, each followed by the reason
 */
record Orphan(
        LockEntry entry, LockEntry wanted, Collection<LockEntry> before, List<LockEntry> now, List<String> passedOver) {

    /** The message; the remedy is for a version that was never stored. */
    String message(String remedy) {
        String what = entry.title();
        Optional<String> ignored = passedOver.stream()
                .filter(passed -> passed.startsWith(entry.className() + " "))
                .findFirst();
        if (ignored.isPresent()) {
            return what + " is no longer an event, so stored events could no longer be read: its class " + ignored.get()
                    + (ignored.get().endsWith(" " + Selection.EXCLUDED)
                            ? " by a pattern; correct the pattern; two modules that generate from one input folder need"
                                    + " a lock file each"
                            : "; correct that, or include the class with a pattern");
        }
        return what + " has lost its class " + entry.className() + ", so stored events could no longer be read; "
                + wayOut() + ". If no such event was ever stored, " + remedy;
    }

    private String wayOut() {
        boolean otherVersions = now.stream().anyMatch(wanted::sameType);
        Optional<String> successor = successor();
        if (successor.isPresent()) {
            return "if the class was renamed, pin its new name: " + successor.get() + " = " + entry.eventType() + " v"
                    + entry.version();
        }
        return otherVersions
                ? "keep the class of every old version and convert it with an upcaster"
                : "restore the class, or pin the class that replaced it: newClass = " + entry.eventType() + " v"
                        + entry.version() + "; if such events have no meaning any more, pin: retired "
                        + wanted.aggregate() + ": " + entry.eventType();
    }

    /** The new class of the aggregate that has the lost version, if there is exactly one. */
    private Optional<String> successor() {
        List<LockEntry> fresh = now.stream()
                .filter(candidate -> candidate.aggregate().equals(wanted.aggregate()))
                .filter(candidate -> candidate.version() == entry.version())
                .filter(candidate -> before.stream().noneMatch(candidate::sameVersion))
                .toList();
        return fresh.size() == 1 ? Optional.of(fresh.get(0).className()) : Optional.empty();
    }
}
