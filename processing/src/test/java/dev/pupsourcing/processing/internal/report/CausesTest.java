// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausesTest {

    /** An exception that fails whatever it is asked. */
    private static final class Hostile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("hostile");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("hostile");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new StackOverflowError("hostile");
        }
    }

    @Test
    void handlesExceptionsWhoseMethodsThrow() {
        Hostile hostile = new Hostile();
        assertThat(Causes.of(new IllegalStateException("outer", hostile)))
                .hasSize(2)
                .last()
                .isSameAs(hostile);
        assertThat(Causes.text(hostile)).contains("Hostile");
        assertThat(Causes.message(hostile)).contains("Hostile");
    }

    @Test
    void aCauseThatIsItsOwnCauseEnds() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        assertThat(Causes.of(first)).hasSizeLessThan(20);
    }

    @Test
    void textsAreOneLineAndShort() {
        assertThat(Causes.message(new Exception("a\r\n\u001b[31mb"))).isEqualTo("a ?[31mb");
        assertThat(Causes.message(new Exception("x".repeat(100_000)))).hasSizeLessThan(5_000);
    }

    @Test
    void aLoggerThatThrowsHasNoEffect() {
        List<String> lines = new ArrayList<>();
        SteadyLogger logger = new SteadyLogger(new Picky(lines));
        logger.log(System.Logger.Level.WARNING, "it failed", new Hostile());
        logger.log(System.Logger.Level.WARNING, "throw");
        assertThat(lines).singleElement().asString().startsWith("it failed (").contains("Hostile");
    }

    /** Prints exceptions, and throws on request. */
    private record Picky(List<String> lines) implements System.Logger {

        @Override
        public String getName() {
            return "picky";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            lines.add(message + " " + thrown);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... parameters) {
            if ("throw".equals(format)) {
                throw new IllegalStateException("no disk");
            }
            lines.add(String.valueOf(format));
        }
    }
}
