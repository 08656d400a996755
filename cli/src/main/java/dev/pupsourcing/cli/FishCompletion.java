// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completions for fish: each command below its parent, and its options. */
final class FishCompletion {

    private FishCompletion() {}

    static List<String> lines(CommandSpec root) {
        List<String> lines = new ArrayList<>();
        lines.add("complete -c pup -f");
        add(lines, root, List.of());
        return lines;
    }

    private static void add(List<String> lines, CommandSpec command, List<String> path) {
        List<CommandSpec> children = children(command);
        Set<String> names =
                children.stream().map(CommandSpec::name).collect(Collectors.toCollection(LinkedHashSet::new));
        String condition = "-n " + quoted(condition(path, names));
        for (CommandSpec child : children) {
            lines.add("complete -c pup " + condition + " -a " + child.name() + " -d " + quoted(described(child)));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                lines.add("complete -c pup " + condition + names(option)
                        + (option.arity().max() > 0 ? " -r -F" : "") + " -d " + quoted(first(option.description())));
            }
        }
        for (CommandSpec child : children) {
            List<String> below = new ArrayList<>(path);
            below.add(child.name());
            add(lines, child, below);
        }
    }

    private static List<CommandSpec> children(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(child -> !child.usageMessage().hidden())
                .distinct()
                .toList();
    }

    /** True if the words so far contain the path, and none of its subcommands. */
    private static String condition(List<String> path, Set<String> children) {
        List<String> conditions = new ArrayList<>();
        path.forEach(name -> conditions.add("__fish_seen_subcommand_from " + name));
        if (!children.isEmpty()) {
            conditions.add("not __fish_seen_subcommand_from " + String.join(" ", children));
        }
        return conditions.isEmpty() ? "true" : String.join("; and ", conditions);
    }

    private static String names(OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        return names.toString();
    }

    private static String described(CommandSpec command) {
        return first(command.usageMessage().description());
    }

    /** The first sentence. */
    private static String first(String[] description) {
        String text = description.length == 0 ? "" : description[0].replace("${DEFAULT-VALUE}", "");
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
