// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.Partitions;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.slot.Slots;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for projections, one of which has a parked stream and one a dead letter. */
class ProjectionsCommandTest {

    @TempDir
    Path folder;

    private List<String> store = List.of();
    private Pupsourcing pupsourcing;

    @BeforeEach
    void runProjections() throws Exception {
        store = TestDatabase.SQLITE.createStore(folder);
        String location = store.get(store.indexOf("--db") + 1);
        pupsourcing = Pupsourcing.create(location.startsWith("jdbc:") ? location : "jdbc:sqlite:" + location);
        for (String id : List.of("o-1", "o-2")) {
            pupsourcing.append(
                    ExpectedVersion.noStream(),
                    Event.builder(StreamId.of("Shop", "Order", id), "Placed").build());
        }
        run("parking", ErrorPolicy.park());
        run("dropping", ErrorPolicy.deadLetter());
    }

    private void run(String name, ErrorPolicy policy) throws InterruptedException {
        Projection projection = Projection.of(name, (tx, event) -> {
            if (event.aggregateId().equals("o-2")) {
                throw new IllegalArgumentException("no such customer");
            }
        });
        ProjectionRunner.builder(pupsourcing)
                .add(projection, ProjectionOptions.builder().errorPolicy(policy).build())
                .options(RunnerOptions.builder().owner("the test").build())
                .build()
                .runOnce();
    }

    private PupRun projections(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "projections";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return PupRun.of(store, all);
    }

    @Test
    void showsThePositionsOfProjections() {
        assertThat(projections("list").succeeded().out())
                .containsPattern("\\| dropping +\\| caught up +\\| +2 \\| +0 \\| +\\| +0 \\| +1 \\| the test +\\|")
                .containsPattern("\\| parking +\\| caught up +\\| +2 \\| +0 \\| +\\| +1 \\| +0 \\| the test +\\|");
    }

    @Test
    void showsAndGivesUpAParkedStream() {
        assertThat(projections("parked", "parking").succeeded().out())
                .containsPattern("\\| Shop/Order/o-2 \\| +%s \\|".formatted(Slots.of("o-2")))
                .contains("no such customer");
        projections("discard", "parking", "--stream", "Shop/Order/o-2", "--yes").succeeded();
        assertThat(projections("parked", "parking").succeeded().out()).doesNotContain("Shop/Order/o-2");
        PupRun again = projections("discard", "parking", "--stream", "Shop/Order/o-2", "--yes");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("has no such parked stream or dead letter");
    }

    @Test
    void showsAndGivesUpADeadLetter() {
        assertThat(projections("dead", "dropping").succeeded().out())
                .contains("Shop/Order/o-2")
                .contains("no such customer");
        projections("discard", "dropping", "--position", "2", "--yes").succeeded();
        assertThat(projections("dead", "dropping").succeeded().out()).doesNotContain("Shop/Order/o-2");
    }

    @Test
    void restartsOrDeletesAProjection() {
        assertThat(projections("reset", "parking", "--to", "1", "--yes")
                        .succeeded()
                        .err())
                .contains("continues after position 1")
                .doesNotContain("not reached");
        assertThat(projections("list").succeeded().out())
                .containsPattern("\\| parking +\\| catching up +\\| +1 \\| +1 \\| \\d+ s +\\| +0 \\| +0 \\|");
        projections("forget", "parking", "--yes").succeeded();
        assertThat(projections("list").succeeded().out()).doesNotContain("parking");
    }

    @Test
    void pausesAndResumesAProjection() {
        assertThat(projections("pause", "parking", "--by", "alice: migration")
                        .succeeded()
                        .err())
                .contains("is paused");
        assertThat(projections("list").succeeded().out()).contains("alice: migration, since 20");
        assertThat(projections("pause", "parking", "--by", "bob").succeeded().err())
                .contains("was paused already");
        PupRun wrong = projections("pause", "parking", "--by", " ");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--by must be printable text");
        assertThat(projections("resume", "parking").succeeded().err()).contains("continues");
        assertThat(projections("resume", "parking").succeeded().err()).contains("was not paused");
        assertThat(projections("list").succeeded().out()).doesNotContain("alice");
    }

    @Test
    void aResetReportsWhichPartitionsAreNotReset() throws Exception {
        Projection projection = Projection.of("half", (tx, event) -> {});
        int partition = SlotRange.ofPartition(0, 2).contains(Slots.of("o-2")) ? 0 : 1;
        ProjectionRunner.builder(pupsourcing)
                .add(projection, ProjectionOptions.defaults(), Partitions.one(partition, 2))
                .build()
                .runOnce();
        assertThat(projections("reset", "half", "--to", "1", "--yes")
                        .succeeded()
                        .err())
                .contains("the lowest of them is at position 0");
    }

    @Test
    void saysThatThereIsMore() throws Exception {
        pupsourcing.append(
                ExpectedVersion.any(),
                Event.builder(StreamId.of("Shop", "Order", "o-2"), "Placed").build());
        run("dropping", ErrorPolicy.deadLetter());
        PupRun run = projections("dead", "dropping", "--limit", "1").succeeded();
        assertThat(run.out()).containsPattern("\\| +2 \\|").doesNotContainPattern("\\| +3 \\|");
        assertThat(run.err()).contains("more than 1 exist");
        assertThat(projections("dead", "dropping", "--limit", "2").succeeded().err())
                .isEmpty();
        assertThat(projections("dead", "dropping", "--limit", "0").err()).contains("at least 1, was 0");
    }

    @Test
    void refusesWhatIsNotThereOrNotMeant() {
        assertThat(projections("parked", "unknown").err())
                .contains("unknown projection \"unknown\"; known are [dropping, parking]");
        assertThat(projections("reset", "parking").exitCode()).isEqualTo(2);
        assertThat(projections("reset", "parking", "--to", "99", "--yes").err())
                .contains("position must be at most the end of the log, which is 2, was 99");
        assertThat(projections("discard", "parking", "--yes").err()).contains("either --stream or --position");
        assertThat(projections().exitCode()).isEqualTo(2);
    }
}
