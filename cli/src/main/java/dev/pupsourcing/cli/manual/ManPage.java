// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.manual;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of one command, in the markup of man(7). */
final class ManPage {

    private final CommandLine command;
    private final CommandSpec spec;
    private final StringBuilder out = new StringBuilder();

    private ManPage(CommandLine command) {
        this.command = command;
        this.spec = command.getCommandSpec();
    }

    /** The name of a command's page, such as {@code pup-schema-apply}. */
    static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName("-");
    }

    /** The page of a command. */
    static String of(CommandLine command, String version) {
        return new ManPage(command).render(version);
    }

    private String render(String version) {
        List<String> description = description(spec.usageMessage().description());
        out.append(
                ".TH \"%s\" 1 \"\" \"Pupsourcing %s\"\n".formatted(name(command).toUpperCase(Locale.ROOT), version));
        section("NAME", escaped(name(command)) + " \\- " + String.join(" ", description.subList(0, 1)));
        section("SYNOPSIS", ".B " + escaped(synopsis()));
        section("DESCRIPTION", String.join("\n.PP\n", description));
        items("OPERANDS", spec.positionalParameters(), PositionalParamSpec::hidden, ManPage::operand);
        items("OPTIONS", spec.options(), OptionSpec::hidden, ManPage::option);
        commands();
        String footer = String.join("\n", description(spec.root().usageMessage().footer()))
                .strip();
        section("EXIT STATUS", footer.replaceFirst("^Exit codes: ", ""));
        if (spec.parent() != null) {
            section("SEE ALSO", ".BR " + escaped(name(spec.parent().commandLine())) + " (1)");
        }
        return out.toString();
    }

    /** The usage on one line. */
    private String synopsis() {
        return command.getHelp().synopsis(0).replaceAll("\\s+", " ").strip();
    }

    private void section(String title, String text) {
        out.append(".SH \"").append(title).append("\"\n").append(text).append('\n');
    }

    private <T extends ArgSpec> void items(
            String title, List<T> arguments, Function<T, Boolean> hidden, Function<T, String> heading) {
        List<T> shown =
                arguments.stream().filter(argument -> !hidden.apply(argument)).toList();
        if (!shown.isEmpty()) {
            section(
                    title,
                    shown.stream()
                            .map(argument -> item(heading.apply(argument), argument.description()))
                            .collect(Collectors.joining("\n")));
        }
    }

    private void commands() {
        List<CommandLine> commands = ManPages.visible(command);
        if (!commands.isEmpty()) {
            section(
                    "COMMANDS",
                    commands.stream()
                            .map(next -> item(
                                    "\\fB" + escaped(name(next)) + "\\fR(1)",
                                    next.getCommandSpec().usageMessage().description()))
                            .collect(Collectors.joining("\n")));
        }
    }

    private static String item(String heading, String... text) {
        return ".TP\n" + heading + "\n" + String.join("\n", description(text));
    }

    private static String operand(PositionalParamSpec operand) {
        return "\\fI" + escaped(operand.paramLabel()) + "\\fR";
    }

    private static String option(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        return option.arity().max() == 0 ? names : names + "=\\fI" + escaped(option.paramLabel()) + "\\fR";
    }

    private static List<String> description(String... lines) {
        return Arrays.stream(lines).map(ManPage::escaped).toList();
    }

    /** Text in which nothing is markup. */
    private static String escaped(String text) {
        String plain = text.replace("%n", " ").replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
