// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which differences between two shapes are harmless: a new field that may be missing, a field that may now be
 * missing, a wider number, another constant or subtype, another name that is read, and a constructor that changed. All
 * others are not.
 */
public final class ShapeRules {

    private final Map<String, String> before;
    private final Map<String, String> now;
    private final List<ShapeChange> changes = new ArrayList<>();

    private ShapeRules(Shape before, Shape now) {
        this.before = new TreeMap<>(before.fields());
        this.now = now.fields();
    }

    /** The differences, in the order of their paths; of a part that is new or gone, only the outermost field. */
    public static List<ShapeChange> compare(Shape before, Shape now) {
        ShapeRules rules = new ShapeRules(before, now);
        rules.applyAliases();
        Set<String> paths = new TreeSet<>(rules.before.keySet());
        paths.addAll(rules.now.keySet());
        paths.forEach(rules::compare);
        return rules.changes;
    }

    /** Renames old fields that are read under an alias of a new one. */
    private void applyAliases() {
        now.forEach((path, kind) -> {
            for (String alias : Kind.parse(kind).aliases()) {
                String old = parent(path).map(outer -> outer + "." + alias).orElse(alias);
                if (before.containsKey(old) && !now.containsKey(old) && !before.containsKey(path)) {
                    rename(old, path);
                }
            }
        });
    }

    private void rename(String old, String path) {
        Map<String, String> renamed = new TreeMap<>();
        before.forEach(
                (field, kind) -> renamed.put(isBelow(field, old) ? path + field.substring(old.length()) : field, kind));
        before.clear();
        before.putAll(renamed);
    }

    private static boolean isBelow(String field, String outer) {
        return field.equals(outer) || (field.startsWith(outer) && ".[{<".indexOf(field.charAt(outer.length())) >= 0);
    }

    /** The object that a field belongs to; empty for the event. */
    private static Optional<String> parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(path.substring(0, dot));
    }

    private void compare(String path) {
        String old = before.get(path);
        String kind = now.get(path);
        if (old == null) {
            added(path, String.valueOf(kind));
        } else if (kind == null) {
            removed(path, old);
        } else if (!old.equals(kind)) {
            changed(path, old, kind);
        }
    }

    private void added(String path, String kind) {
        if (isOutermost(path, before)) {
            boolean optional = Kind.parse(kind).optional();
            add(path, "new: " + kind + (optional ? "" : ", which stored events lack"), optional);
        }
    }

    private void removed(String path, String kind) {
        if (isOutermost(path, now)) {
            add(path, "gone, was " + kind, false);
        }
    }

    /** Whether what contains the field is in the other shape, with the same kind of content. */
    private static boolean isOutermost(String path, Map<String, String> other) {
        for (int i = path.length() - 1; i > 0; i--) {
            if (".[{<".indexOf(path.charAt(i)) >= 0) {
                return path.charAt(i) == '.' && other.containsKey(path.substring(0, i));
            }
        }
        return true;
    }

    private void changed(String path, String old, String kind) {
        Kind from = Kind.parse(old);
        Kind to = Kind.parse(kind);
        boolean onlyChecks = from.base().equals(to.base())
                && from.optional() == to.optional()
                && from.aliases().equals(to.aliases());
        if (onlyChecks) {
            add(path, "constructor changed; it must accept every stored value", true);
            return;
        }
        boolean harmless = from.fits(to)
                && (to.optional() || !from.optional())
                && to.aliases().containsAll(from.aliases());
        // Every stored payload is read, but a program with the old class may not read what is written now.
        add(path, "was " + old + ", is " + kind + (harmless ? " (readers first)" : ""), harmless);
    }

    private void add(String path, String text, boolean harmless) {
        changes.add(new ShapeChange((path.equals(Shape.EVENT) ? "event" : path) + " " + text, harmless));
    }
}
