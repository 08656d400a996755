// SPDX-License-Identifier: MIT
package dev.pupsourcing.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a diagnosis, in the order of the checks. A check that found nothing wrong has one finding that says
 * so. Immutable and thread-safe.
 */
public final class Diagnosis {

    private final List<Finding> findings;

    private Diagnosis(List<Finding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** Creates a diagnosis; copies the list. */
    public static Diagnosis of(List<Finding> findings) {
        return new Diagnosis(findings);
    }

    /** All findings. */
    public List<Finding> findings() {
        return findings;
    }

    /** The findings that need action. */
    public List<Finding> problems() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.PROBLEM)
                .toList();
    }

    /** Whether no finding needs action. */
    public boolean isHealthy() {
        return problems().isEmpty();
    }

    /** The findings, one per line. */
    @Override
    public String toString() {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }

    /** How serious a finding is. Constants may be added. */
    public enum Severity {
        /** Nothing is wrong. */
        OK,
        /** It works, but can be improved. */
        ADVICE,
        /** It needs action. */
        PROBLEM
    }

    /** The result of a check. Immutable and thread-safe. */
    public static final class Finding {

        private final String check;
        private final Severity severity;
        private final String what;
        private final String cure;

        private Finding(String check, Severity severity, String what, String cure) {
            this.check = Objects.requireNonNull(check, "check");
            this.severity = severity;
            this.what = Objects.requireNonNull(what, "what");
            this.cure = Objects.requireNonNull(cure, "cure");
        }

        /** Nothing is wrong. */
        public static Finding ok(String check, String what) {
            return new Finding(check, Severity.OK, what, "");
        }

        /** It works, but can be improved. */
        public static Finding advice(String check, String what, String cure) {
            return new Finding(check, Severity.ADVICE, what, cure);
        }

        /** It needs action. */
        public static Finding problem(String check, String what, String cure) {
            return new Finding(check, Severity.PROBLEM, what, cure);
        }

        /** The short name of the check, such as "schema", which does not change between versions. */
        public String check() {
            return check;
        }

        /** How serious it is. */
        public Severity severity() {
            return severity;
        }

        /** What was found, on one line. */
        public String what() {
            return what;
        }

        /** The command, statement or setting that corrects it; empty if nothing is wrong. */
        public String cure() {
            return cure;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Finding that
                    && check.equals(that.check)
                    && severity == that.severity
                    && what.equals(that.what)
                    && cure.equals(that.cure);
        }

        @Override
        public int hashCode() {
            return Objects.hash(check, severity, what, cure);
        }

        /** The finding on one line. */
        @Override
        public String toString() {
            return severity + " " + check + ": " + what + (cure.isEmpty() ? "" : "; " + cure);
        }
    }
}
