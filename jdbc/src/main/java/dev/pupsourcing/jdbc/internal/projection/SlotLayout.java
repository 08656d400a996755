// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownEvent;
import dev.pupsourcing.slot.SlotRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Calculates how the rows of a projection must be split and merged to match a range. The rows must be in slot order and
 * cover the range.
 */
final class SlotLayout {

    private SlotLayout() {}

    /** Whether the rows are in slot order without overlaps and gaps, and cover the range. */
    static boolean covers(List<Checkpoint> rows, SlotRange range) {
        if (rows.isEmpty() || rows.get(0).slots().first() > range.first()) {
            return false;
        }
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).slots().first() != rows.get(i - 1).slots().last() + 1) {
                return false;
            }
        }
        return rows.get(rows.size() - 1).slots().last() >= range.last();
    }

    /** Whether the rows match a range without splits at its ends and merges within it. */
    static boolean fits(List<Checkpoint> rows, SlotRange range) {
        return covers(rows, range) && fit(rows, range).equals(rows);
    }

    /**
     * The rows split at the range's ends, with adjacent rows within it merged if they are at the same position. A
     * changed row has the next revision, and the highest token of its parts.
     */
    static List<Checkpoint> fit(List<Checkpoint> rows, SlotRange range) {
        List<Checkpoint> fitted = new ArrayList<>();
        for (Checkpoint row : cut(cut(rows, range.first()), range.last() + 1)) {
            int last = fitted.size() - 1;
            boolean inside = range.overlaps(row.slots())
                    && last >= 0
                    && range.overlaps(fitted.get(last).slots());
            if (inside && fitted.get(last).position() == row.position()) {
                fitted.set(last, joined(fitted.get(last), row));
            } else {
                fitted.add(row);
            }
        }
        return fitted;
    }

    /** The rows within a range. */
    static List<Checkpoint> within(List<Checkpoint> rows, SlotRange range) {
        return rows.stream().filter(row -> range.overlaps(row.slots())).toList();
    }

    private static List<Checkpoint> cut(List<Checkpoint> rows, int at) {
        List<Checkpoint> cut = new ArrayList<>();
        for (Checkpoint row : rows) {
            if (row.slots().first() < at && at <= row.slots().last()) {
                cut.add(changed(row, new SlotRange(row.slots().first(), at - 1)));
                cut.add(changed(row, new SlotRange(at, row.slots().last())));
            } else {
                cut.add(row);
            }
        }
        return cut;
    }

    /** The later of two recorded events; the log must contain both. */
    private static Checkpoint joined(Checkpoint left, Checkpoint right) {
        SlotRange both = new SlotRange(left.slots().first(), right.slots().last());
        Checkpoint newer = left.revision() >= right.revision() ? left : right;
        return newer.over(both, Math.max(left.token(), right.token()))
                .knowing(Stream.of(left, right)
                        .flatMap(row -> row.known().stream())
                        .max(Comparator.comparingLong(KnownEvent::position)));
    }

    private static Checkpoint changed(Checkpoint row, SlotRange slots) {
        return row.over(slots, row.token());
    }
}
