// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.cli.console.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start creates the commands that its arguments need, and no others. */
class StartTest {

    private static final Console SILENT = new Console(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            Map.of(),
            InstantSource.system());

    @ParameterizedTest
    @ValueSource(strings = {"log", "--debug log", "log --help", "log --limit 5"})
    void onlyTheNamedCommandIsCreated(String arguments) {
        assertThat(Commands.create(SILENT, arguments.split(" ")).getSubcommands())
                .containsOnlyKeys("log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h log", "--version", "frobnicate"})
    void otherwiseTheirNamesAndDescriptionsSuffice(String arguments) {
        var commands = Commands.create(SILENT, arguments.split(" "));
        assertThat(commands.getUsageMessage())
                .isEqualTo(Commands.create(SILENT).getUsageMessage())
                .doesNotContain("warm-up");
        assertThat(commands.getSubcommands().get("projections").getSubcommands())
                .isEmpty();
    }

    @Test
    void theHelpOfASubcommandIsComplete() {
        assertThat(PupRun.of("help", "projections", "list").succeeded().out())
                .isEqualTo(
                        PupRun.of("projections", "list", "--help").succeeded().out())
                .contains("--table-prefix");
    }

    @Test
    void theClassesOfAStartCanBeLoadedBeforehand() {
        PupRun run = PupRun.of("warm-up").succeeded();
        assertThat(run.out() + run.err()).isEmpty();
    }
}
