// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    private Console console(Map<String, String> environment) {
        return new Console(
                new PrintStream(new BufferedOutputStream(terminal), false, StandardCharsets.UTF_8),
                new PrintStream(terminal, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                environment,
                InstantSource.system());
    }

    @ParameterizedTest
    @CsvSource({"'', 100", "0, 100", "wide, 100", "7, 40", "80, 80", "300, 300"})
    void aTerminalOfUnknownWidthHasADefaultWidth(String said, int columns) {
        assertThat(console(Map.of("PUP_COLUMNS", said)).columns()).isEqualTo(columns);
    }

    @Test
    void whatWasPrintedComesBeforeTheBar() {
        Console console = console(Map.of(Console.TERMINAL_VARIABLE, "out err"));
        console.out().println("A long task:");
        Progress.of(console, "work", 10, " steps").close();
        console.out().flush();
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .startsWith("A long task:")
                .contains("work", " steps");
    }
}
