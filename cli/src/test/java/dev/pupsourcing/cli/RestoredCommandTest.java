// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps after a restore: the last two events are lost, and one of two projections has handled them. */
class RestoredCommandTest {

    private static final StreamId STREAM = StreamId.of("Shop", "Order", "order-1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void namesTheProjectionsThatHandledLostEvents(TestDatabase database) throws Exception {
        List<String> options = database.createStore(folder);
        Pupsourcing store = database.open(options);
        List<Long> handled = new ArrayList<>();
        Projection early = Projection.of("early", (tx, event) -> handled.add(event.position()));
        append(store, 3);
        ProjectionRunner.of(store, early).runOnce();
        append(store, 2);
        ProjectionRunner.of(store, Projection.of("late", (tx, event) -> {})).runOnce();
        UUID before = store.log().storeId();
        loseTheLastEvents(store);

        PupRun report = PupRun.of(options, "restored").succeeded();
        assertThat(report.out())
                .contains("the log ends at position 3\n")
                .contains("projection \"early\" continues after position 3\n")
                .contains("projection \"late\" has handled position 5, which is lost")
                .contains("`pup projections reset late --to 0 --yes`");
        assertThat(report.err()).contains("nothing was changed");
        assertThat(database.open(options).log().storeId()).isEqualTo(before);

        assertThat(PupRun.of(options, "restored", "--yes").succeeded().err()).contains("was " + before);
        PupRun.of(options, "projections", "reset", "late", "--to", "0", "--yes").succeeded();

        Pupsourcing restored = database.open(options);
        assertThat(restored.log().storeId()).isNotEqualTo(before);
        assertThat(PupRun.of(options, "restored").succeeded().out())
                .contains("projection \"late\" continues after position 0");
        append(restored, 1);
        ProjectionRunner.of(restored, early).runOnce();
        assertThat(handled).hasSize(4);
        assertThat(PupRun.of(options, "verify").exitCode()).isZero();
    }

    private static void loseTheLastEvents(Pupsourcing store) {
        store.useTransaction(tx -> {
            try (Statement statement = tx.createStatement()) {
                statement.executeUpdate("DELETE FROM events WHERE aggregate_version > 3");
                statement.executeUpdate("UPDATE aggregate_heads SET aggregate_version = 3");
            }
        });
    }

    private static void append(Pupsourcing store, int events) {
        for (int i = 0; i < events; i++) {
            store.append(ExpectedVersion.any(), Event.builder(STREAM, "Placed").build());
        }
    }
}
