// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void showsTheWholeStoryOnEveryDatabase(TestDatabase database) throws SQLException {
        PupRun run = PupRun.of(database.create(folder), "demo", "--orders", "7").succeeded();
        assertThat(run.out())
                .contains("appended versions 1 to 3 at positions [1, 2, 3]")
                .contains("is at version 5, but the append expected Exact(4)")
                .contains("the caller's transaction remains usable: yes")
                .contains("| order-1 | Ada ")
                .containsPattern("up to version 2 +\\| Ada +\\| placed +\\| +1 \\| 59.00")
                .containsPattern("now +\\| Ada +\\| shipped +\\| +7 \\| 74.00")
                .contains("What to try next");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void runsASecondTimeOnTheSameDatabase(TestDatabase database) throws SQLException {
        List<String> options = database.create(folder);
        PupRun.of(options, "demo", "--orders", "3").succeeded();
        PupRun second = PupRun.of(options, "demo", "--orders", "0").succeeded();
        assertThat(second.out())
                .containsPattern("order overview: handled 5 events")
                .doesNotContain("More orders");
    }

    @Test
    void printsNoControlCharactersWhereThereIsNoTerminal() {
        PupRun run = PupRun.of("demo", "--orders", "2").succeeded();
        assertThat(run.out() + run.err()).doesNotContain("\r").doesNotContain("\u001b");
    }

    @Test
    void printsColoursAndAProgressBarOnATerminal() {
        PupRun run = PupRun.with(Map.of("PUP_TERMINAL", "out err"), "", "demo", "--orders", "2")
                .succeeded();
        assertThat(run.out()).contains("\u001b[1m");
        assertThat(run.err()).contains("\r").contains("append 100%");
    }

    @Test
    void refusesACountThatIsNone() {
        PupRun run = PupRun.of("demo", "--orders", "-1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("pup: --orders must be between 0 and 10000000, was -1\n");
    }
}
