// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.testkit.JdbcCall;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver of SQLite does not keep prepared statements, and preparing one costs as much as running several. */
class SqliteBatchTest extends ProcessingContract {

    @TempDir
    static Path folder;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return new SqliteTestDatabase(folder).createStore();
    }

    @Test
    void preparesOneUpdateOfItsCheckpointPerBatch() throws Exception {
        place(5, 5);
        List<String> prepared = new CopyOnWriteArrayList<>();
        Interceptor recording = new Interceptor() {
            @Override
            public void before(JdbcCall call) {
                if (call.method().equals("prepareStatement")
                        && call.text().startsWith("UPDATE \"projection_checkpoints\"")) {
                    prepared.add(call.text());
                }
            }
        };
        Pupsourcing recorded = Pupsourcing.create(Interception.of(fixture().dataSource(), recording));
        options().batchSize(1).build().runner(recorded, orders()).runOnce();
        assertThat(prepared).hasSize(5);
        assertThat(model().positions()).hasSize(5);
    }
}
