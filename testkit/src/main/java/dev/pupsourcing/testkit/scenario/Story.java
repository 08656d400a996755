// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.scenario;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The steps of a scenario, for failure messages. */
record Story(List<?> given, String when) {

    private static final String LINE = "\n         ";

    AssertionError failure(String expected, String actual, @Nullable Throwable cause) {
        return new AssertionError(
                """

                given    %s
                when     %s
                expected %s
                but got  %s""".formatted(lines(given), indented(when), indented(expected), indented(actual)), cause);
    }

    /** One thing a line, or that there is nothing. */
    static String lines(List<?> things) {
        return things.isEmpty()
                ? "nothing"
                : things.stream().map(thing -> indented(String.valueOf(thing))).collect(Collectors.joining(LINE));
    }

    private static String indented(String text) {
        return text.replace(LINE, "\n").replace("\n", LINE);
    }
}
