// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pup completion} writes scripts with which shells complete commands and options. */
class CompletionCommandTest {

    @TempDir
    Path folder;

    private String completed(String words, int current) throws Exception {
        Path script = Files.writeString(
                folder.resolve("pup.bash"),
                PupRun.of("completion", "bash").succeeded().out());
        String lines = """
                source %s
                COMP_WORDS=(%s)
                COMP_CWORD=%s
                _complete_pup 2>/dev/null
                echo "${COMPREPLY[*]}"
                """.formatted(script, words, current);
        Process bash = new ProcessBuilder("bash", "-c", lines)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertThat(completed("pup proj", 1).strip()).isEqualTo("projections");
        assertThat(completed("pup projections re", 2)).contains("replay", "resume", "rebuild", "retry-dead", "reset");
        assertThat(completed("pup streams list --pre", 3).strip()).isEqualTo("--prefix");
        assertThat(PupRun.of("completion", "zsh").succeeded().out()).contains("bashcompinit");
    }

    @Test
    void fishHasAllCommandsAndOptions() {
        String script = PupRun.of("completion", "fish").succeeded().out();
        assertThat(script)
                .startsWith("complete -c pup -f\n")
                .contains("-n 'not __fish_seen_subcommand_from demo")
                .contains("-a doctor -d 'Find out what is wrong")
                .contains("complete -c pup -n '__fish_seen_subcommand_from projections; and not "
                        + "__fish_seen_subcommand_from list show")
                .contains(
                        "-n '__fish_seen_subcommand_from streams; and __fish_seen_subcommand_from list' -l prefix -r -F")
                .doesNotContain("warm-up");
        assertThat(script.lines()).allMatch(line -> line.startsWith("complete -c pup "));
    }

    @Test
    void otherShellsAreRefused() {
        PupRun run = PupRun.of("completion", "bsh");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("SHELL must be one of [bash, zsh, fish], was \"bsh\"; did you mean bash or zsh?");
    }
}
