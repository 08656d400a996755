// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.projection.ErrorPolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands that handle events again, clear a read model, or switch to another version of it. */
class ProjectionRepairTest {

    private static final String HANDLERS = "dev.pupsourcing.cli.Handlers#";

    @TempDir
    Path folder;

    private PatientStore store = new PatientStore(List.of());

    private void create(TestDatabase database) throws SQLException {
        store = PatientStore.create(database, folder);
    }

    private PupRun projections(String... arguments) {
        List<String> all = new ArrayList<>(List.of("projections"));
        all.addAll(List.of(arguments));
        return PupRun.of(store.options(), all.toArray(new String[0]));
    }

    private PupRun again(String command, String method, String... more) {
        List<String> all = new ArrayList<>(
                List.of(command, "orders", "--classpath", folder.toString(), "--projection", HANDLERS + method));
        all.addAll(List.of(more));
        return projections(all.toArray(new String[0]));
    }

    @Test
    void parkedStreamsAreReplayedWithTheHandlersOfTheApplication() throws Exception {
        create(TestDatabase.SQLITE);
        store.project("orders", ErrorPolicy.park(), "o-2");
        PupRun broken = again("replay", "stillBroken");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).contains("Shop/Order/o-2: ", "still no such customer");
        assertThat(broken.err()).contains("0 parked streams handled, 1 failed again");
        assertThat(again("replay", "orders", "--stream", "Shop/Order/o-2")
                        .succeeded()
                        .err())
                .contains("1 parked streams handled, 0 failed again");
        assertThat(projections("show", "orders").succeeded().out()).containsPattern("parked streams +0");
    }

    @Test
    void deadLettersAreRetriedWithTheHandlersOfTheApplication() throws Exception {
        create(TestDatabase.SQLITE);
        store.project("orders", ErrorPolicy.deadLetter(), "o-2");
        assertThat(again("retry-dead", "stillBroken").exitCode()).isEqualTo(1);
        assertThat(again("retry-dead", "orders", "--position", "2").succeeded().err())
                .contains("1 dead letters handled, 0 failed again");
        assertThat(again("retry-dead", "orders").succeeded().err()).contains("0 dead letters handled");
    }

    @ParameterizedTest
    @EnumSource
    void aRebuildClearsTheTablesAndResetsTheProjection(TestDatabase database) throws Exception {
        create(database);
        store.execute("CREATE TABLE order_list (id INT)", "INSERT INTO order_list VALUES (1)");
        store.project("orders", ErrorPolicy.stop(), "none");
        PupRun missing = projections("rebuild", "orders", "--clear", "order_list", "--clear", "no_table", "--yes");
        assertThat(missing.exitCode()).as(missing.err()).isEqualTo(1);
        assertThat(store.text("SELECT COUNT(*) FROM order_list")).isEqualTo("1");
        assertThat(projections("list").out()).containsPattern("orders .*\\| +3 \\| +0 \\|");
        assertThat(projections("rebuild", "orders", "--clear", "order_list", "--yes")
                        .succeeded()
                        .err())
                .contains("the read model is cleared", "begins with the first event again");
        assertThat(store.text("SELECT COUNT(*) FROM order_list")).isEqualTo("0");
        assertThat(projections("list").out()).containsPattern("orders .*\\| +0 \\| +3 \\|");
    }

    @Test
    void aRebuildCanClearTheReadModelThroughTheProjection() throws Exception {
        create(TestDatabase.SQLITE);
        store.project("orders", ErrorPolicy.stop(), "none");
        PupRun unable = again("rebuild", "stillBroken", "--yes");
        assertThat(unable.exitCode()).isEqualTo(1);
        assertThat(unable.err()).contains("cannot clear its read model");
        again("rebuild", "orders", "--yes").succeeded();
        assertThat(projections("list").out()).containsPattern("orders .*\\| +0 \\| +3 \\|");
    }

    @Test
    void aRebuildIsRefusedIfItCouldDestroyEventsOrClearNothing() throws Exception {
        create(TestDatabase.SQLITE);
        store.project("orders", ErrorPolicy.stop(), "none");
        for (String table : List.of("events", "EVENTS", "main.events", "projection_checkpoints")) {
            PupRun run = projections("rebuild", "orders", "--clear", table, "--yes");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("belongs to the event store; nothing was changed");
        }
        assertThat(projections("rebuild", "orders", "--yes").err())
                .contains("must know how to clear the read model; give --clear TABLE");
        assertThat(projections("rebuild", "orders", "--clear", "x; DROP TABLE events", "--yes")
                        .exitCode())
                .isEqualTo(2);
        assertThat(projections("replay", "orders").err()).contains("a replay needs the handlers");
        assertThat(again("replay", "nothing").err()).contains("is not a public static method");
        store.project("sales", ErrorPolicy.stop(), "none");
        assertThat(projections("replay", "sales", "--classpath", folder.toString(), "--projection", HANDLERS + "orders")
                        .err())
                .contains("must return projection \"sales\", was \"orders\"");
    }

    @Test
    void aVersionIsActivatedWhenItHasCaughtUp() throws Exception {
        create(TestDatabase.SQLITE);
        store.project("orders-1", ErrorPolicy.stop(), "none");
        projections("activate", "orders-1", "--read-model", "orders", "--yes").succeeded();
        store.project("orders-2", ErrorPolicy.stop(), "o-2");
        PupRun early = projections("activate", "orders-2", "--read-model", "orders", "--yes");
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.err())
                .contains("\"orders-2\" is at position 1, and the active version \"orders-1\" at 3; let it catch up");
        store.project("orders-2", ErrorPolicy.stop(), "none");
        assertThat(projections("activate", "orders-2", "--read-model", "orders", "--yes")
                        .succeeded()
                        .err())
                .contains("instead of \"orders-1\"");
        assertThat(projections("show", "orders-2").succeeded().out()).containsPattern("active version of +orders");
    }
}
