// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.doctor;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.console.OneLine;
import dev.pupsourcing.cli.console.Watch;
import dev.pupsourcing.cli.console.Wrapped;
import dev.pupsourcing.diagnosis.Diagnosis;
import dev.pupsourcing.diagnosis.Diagnosis.Finding;
import dev.pupsourcing.diagnosis.Diagnosis.Severity;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints a diagnosis. */
record DiagnosisReport(Console console) {

    private static final int NARROW = 60;
    private static final int INDENT = 22;

    void print(Diagnosis diagnosis) {
        diagnosis.findings().forEach(this::print);
        long advice = diagnosis.findings().stream()
                .filter(finding -> finding.severity() == Severity.ADVICE)
                .count();
        console.err().println(count(diagnosis.problems().size(), "problem") + ", " + count(advice, "recommendation"));
    }

    private void print(Finding finding) {
        boolean narrow = console.outIsTerminal() && console.columns() < NARROW;
        String indent = " ".repeat(narrow ? 3 : INDENT);
        console.out()
                .println(label(finding.severity())
                        + "%-12s ".formatted(finding.check())
                        + (narrow ? "\n" + indent : "")
                        + wrapped(finding.what(), indent));
        if (!finding.cure().isEmpty()) {
            console.out().println(" ".repeat(narrow ? 3 : 11) + "-> " + wrapped(finding.cure(), indent));
        }
    }

    /** On a terminal, long text continues below its beginning. */
    private String wrapped(String text, String indent) {
        return console.outIsTerminal()
                ? String.join("\n" + indent, Wrapped.lines(OneLine.of(text), console.columns() - indent.length() - 4))
                : OneLine.of(text);
    }

    private static String count(long number, String noun) {
        return (number == 0 ? "no" : number) + " " + noun + (number == 1 ? "" : "s");
    }

    private String label(Severity severity) {
        String colour = switch (severity) {
            case OK -> "green";
            case ADVICE -> "yellow";
            default -> "red";
        };
        String word = "%-8s ".formatted(severity.name().toLowerCase(Locale.ROOT));
        return console.colours() ? Ansi.ON.string("@|" + colour + " " + word + "|@") : word;
    }

    void printJson(Diagnosis diagnosis, Watch watch) {
        ObjectNode object = JsonReport.object();
        object.put("healthy", diagnosis.isHealthy());
        ArrayNode findings = object.putArray("findings");
        for (Finding finding : diagnosis.findings()) {
            findings.addObject()
                    .put("check", finding.check())
                    .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                    .put("what", finding.what())
                    .put("cure", finding.cure());
        }
        watch.printJson(console, object);
    }
}
