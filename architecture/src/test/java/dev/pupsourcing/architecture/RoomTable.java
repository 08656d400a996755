// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of rooms in ARCHITECTURE.md: which room may see which. */
final class RoomTable {

    private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+`) \\|[^|]+\\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static final String ALL = "all";
    private static final Set<String> NO_ARROWS = Set.of(ALL, "nothing", "-");

    private final Map<String, List<String>> seen = new LinkedHashMap<>();

    /** The table as it stands in the repository. */
    static RoomTable read() {
        return new RoomTable(Repository.text(Repository.ROOT.resolve("ARCHITECTURE.md")));
    }

    RoomTable(String document) {
        Matcher row = ROW.matcher(document);
        while (row.find()) {
            List<String> sees = List.of(row.group(2).strip().split(", *"));
            NAME.matcher(row.group(1)).results().forEach(name -> seen.put(name.group(1), sees));
        }
    }

    /** Whether a room has a row. */
    boolean names(Room room) {
        return seen.keySet().stream().anyMatch(name -> fits(name, room.path()));
    }

    /** Whether a room may use another: its row lists it. What that one uses is not included. */
    boolean allows(Room from, Room to) {
        return from.equals(to)
                || rowsOf(from.path()).stream().anyMatch(target -> target.equals(ALL) || fits(target, to.path()));
    }

    /** The arrows that no pair of rooms has; rows that may use everything are left out. */
    List<String> without(Map<Room, Set<Room>> used) {
        List<String> missing = new ArrayList<>();
        seen.forEach((name, targets) -> targets.stream()
                .filter(target -> !NO_ARROWS.contains(target))
                .filter(target -> used.entrySet().stream()
                        .filter(room -> fits(name, room.getKey().path()))
                        .flatMap(room -> room.getValue().stream())
                        .noneMatch(to -> fits(target, to.path())))
                .forEach(target -> missing.add(name + " -> " + target)));
        return missing;
    }

    private List<String> rowsOf(String room) {
        List<String> sees = new ArrayList<>();
        seen.forEach((name, targets) -> {
            if (fits(name, room)) {
                sees.addAll(targets);
            }
        });
        return sees;
    }

    private static boolean fits(String name, String path) {
        return name.endsWith("/*") ? path.startsWith(name.substring(0, name.length() - 1)) : name.equals(path);
    }
}
