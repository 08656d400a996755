// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.mapping.EventForms.Role;
import dev.pupsourcing.mapping.EventForms.Version;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checks the versions of a hand-written mapping as a whole: what a generator would see in the sources. */
final class EventFormRules {

    private EventFormRules() {}

    /**
     * Checks the versions of each event type.
     *
     * @param neverStored the versions that need no class
     * @throws IllegalStateException if a type has two newest versions, a version on the wrong side of the newest, or a
     *     gap
     */
    static <E> void checkVersions(Map<EventVersion, Version<E>> versions, Set<EventVersion> neverStored) {
        TreeMap<String, TreeMap<Integer, Role>> types = new TreeMap<>();
        versions.forEach((version, form) ->
                types.computeIfAbsent(version.type(), type -> new TreeMap<>()).put(version.version(), form.role()));
        types.forEach((type, roles) -> {
            checkRoles(type, roles);
            for (int version = 1; version < roles.lastKey(); version++) {
                EventVersion wanted = new EventVersion(type, version);
                if (!roles.containsKey(version) && !neverStored.contains(wanted)) {
                    throw invalid("every version up to the highest must be added, but " + wanted
                            + " is missing; add it with upcast, or name it with neverStored");
                }
            }
        });
        neverStored.stream().filter(versions::containsKey).findFirst().ifPresent(version -> {
            throw invalid("a version that was never stored must have no class, but " + version + " has one");
        });
    }

    private static void checkRoles(String type, TreeMap<Integer, Role> roles) {
        List<Integer> newest = roles.entrySet().stream()
                .filter(role -> role.getValue() == Role.NEWEST)
                .map(Map.Entry::getKey)
                .toList();
        if (newest.size() > 1) {
            throw invalid("an event type must have one newest version, but \"" + type + "\" has v" + newest.get(0)
                    + " and v" + newest.get(1) + "; add the older one with upcast, or the newer one with downcast");
        }
        for (int written : newest) {
            roles.forEach((version, role) -> {
                if (role == Role.OLDER && version > written) {
                    throw invalid("an upcast must be of a version below the newest" + misplaced(type, version, written)
                            + "; add a version that is not written yet with downcast");
                }
                if (role == Role.READ_ONLY && version < written) {
                    throw invalid("a downcast must be of a version above the newest" + misplaced(type, version, written)
                            + "; add an older version with upcast");
                }
            });
        }
    }

    private static String misplaced(String type, int version, int written) {
        return ", but \"" + type + "\" v" + version + " is not, and the newest is v" + written;
    }

    /**
     * Checks that every class below a sealed type is mapped, as an event or as an older version.
     *
     * @throws IllegalStateException if one is not
     */
    static <E> void checkSealed(Class<?> common, Map<EventVersion, Version<E>> versions) {
        Set<Class<?>> leaves = new LinkedHashSet<>();
        collect(common, leaves);
        versions.values().forEach(version -> leaves.remove(version.stored()));
        leaves.stream().findFirst().ifPresent(missing -> {
            throw invalid("every class below the sealed type " + common.getName() + " must be added, but "
                    + missing.getName() + " is missing; add it with event, or as an older version");
        });
    }

    private static void collect(Class<?> type, Set<Class<?>> leaves) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            return;
        }
        for (Class<?> below : permitted) {
            if (below.isSealed()) {
                collect(below, leaves);
            } else if (!below.isInterface()) {
                leaves.add(below);
            }
        }
    }

    private static IllegalStateException invalid(String message) {
        return new IllegalStateException(message);
    }
}
