// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.trace;

import dev.pupsourcing.PersistedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The causes of events as trees. The parent of an event is the event whose id is its causation id, if that is among the
 * events. Immutable after it was built.
 */
final class CauseTree {

    private final Map<Long, List<PersistedEvent>> children = new HashMap<>();
    private final Map<Long, PersistedEvent> parents = new HashMap<>();
    private final Map<String, List<PersistedEvent>> roots = new LinkedHashMap<>();

    CauseTree(Collection<PersistedEvent> events) {
        Map<String, PersistedEvent> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.eventId().toString(), event));
        for (PersistedEvent event : events) {
            PersistedEvent parent = event.causationId().map(byId::get).orElse(null);
            if (parent == null || isAncestor(event, parent)) {
                roots.computeIfAbsent(event.causationId().orElse(""), cause -> new ArrayList<>())
                        .add(event);
            } else {
                parents.put(event.position(), parent);
                children.computeIfAbsent(parent.position(), position -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    /** Whether an event is among the causes of another, or the same; then its own cause would close a circle. */
    private boolean isAncestor(PersistedEvent event, PersistedEvent of) {
        Set<Long> seen = new HashSet<>();
        PersistedEvent at = of;
        while (at != null && seen.add(at.position())) {
            if (at.position() == event.position()) {
                return true;
            }
            at = parents.get(at.position());
        }
        return false;
    }

    /** The events without a known parent, by their causation ids; the key is empty for those without one. */
    Map<String, List<PersistedEvent>> roots() {
        return roots;
    }

    /** What an event has caused, in the order of positions. */
    List<PersistedEvent> children(PersistedEvent event) {
        return children.getOrDefault(event.position(), List.of());
    }

    /** The event that has caused an event. */
    Optional<PersistedEvent> parent(PersistedEvent event) {
        return Optional.ofNullable(parents.get(event.position()));
    }
}
