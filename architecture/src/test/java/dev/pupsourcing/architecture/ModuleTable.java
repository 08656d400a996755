// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of modules in ARCHITECTURE.md: which module may see which. */
final class ModuleTable {

    private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+`) \\|[^|]+\\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static final String ALL = "all";
    private static final Set<String> NO_DEPENDENCIES = Set.of(ALL, "nothing", "-");

    private final Map<String, List<String>> seen = new LinkedHashMap<>();

    /** The table as it stands in the repository. */
    static ModuleTable read() {
        return new ModuleTable(Repository.text(Repository.ROOT.resolve("ARCHITECTURE.md")));
    }

    ModuleTable(String document) {
        Matcher row = ROW.matcher(document);
        while (row.find()) {
            List<String> sees = List.of(row.group(2).strip().split(", *"));
            NAME.matcher(row.group(1)).results().forEach(name -> seen.put(name.group(1), sees));
        }
    }

    /** Whether a module has a row. */
    boolean names(Module module) {
        return seen.keySet().stream().anyMatch(name -> fits(name, module.path()));
    }

    /** Whether a module may use another: its row lists it. What that one uses is not included. */
    boolean allows(Module from, Module to) {
        return from.equals(to)
                || rowsOf(from.path()).stream().anyMatch(target -> target.equals(ALL) || fits(target, to.path()));
    }

    /** The edges that no pair of modules has; rows that may use everything are left out. */
    List<String> without(Map<Module, Set<Module>> used) {
        List<String> missing = new ArrayList<>();
        seen.forEach((name, targets) -> targets.stream()
                .filter(target -> !NO_DEPENDENCIES.contains(target))
                .filter(target -> used.entrySet().stream()
                        .filter(module -> fits(name, module.getKey().path()))
                        .flatMap(module -> module.getValue().stream())
                        .noneMatch(to -> fits(target, to.path())))
                .forEach(target -> missing.add(name + " -> " + target)));
        return missing;
    }

    private List<String> rowsOf(String module) {
        List<String> sees = new ArrayList<>();
        seen.forEach((name, targets) -> {
            if (fits(name, module)) {
                sees.addAll(targets);
            }
        });
        return sees;
    }

    private static boolean fits(String name, String path) {
        return name.endsWith("/*") ? path.startsWith(name.substring(0, name.length() - 1)) : name.equals(path);
    }
}
