// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.StoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Checks of what the database roles of an application must be able to do. */
public final class RoleChecks {

    private RoleChecks() {}

    /** Appends to an empty store, gets a conflict, and reads the stream and the log. */
    public static void appendsAndReads(DataSource user) {
        Pupsourcing store = Pupsourcing.create(user);
        store.append(ExpectedVersion.noStream(), StoreContract.event("o-1"), StoreContract.event("o-1"));
        store.append(ExpectedVersion.exact(2), StoreContract.event("o-1"));
        assertThat(store.readStream(StoreContract.order("o-1")).events()).hasSize(3);
        reads(user);
    }

    /** Reads the three events of the log. */
    public static void reads(DataSource user) {
        Pupsourcing store = Pupsourcing.create(user);
        try (LogReader reader = store.log().openReader(ReadScope.all())) {
            assertThat(reader.read(0, 10).events()).hasSizeLessThanOrEqualTo(3);
        }
        assertThat(store.readStream(StoreContract.order("o-1")).events()).hasSize(3);
        assertThat(store.log().latestPosition()).isPositive();
    }

    /** Runs a projection that fails sometimes, and administers it. */
    public static void projects(DataSource owner, DataSource user) throws Exception {
        appendsAndReads(owner);
        Pupsourcing store = Pupsourcing.create(user);
        Projection failing = Projection.of("failing", ReadScope.all(), (tx, event) -> {
            throw new IllegalStateException("no");
        });
        for (ErrorPolicy policy : List.of(ErrorPolicy.park(), ErrorPolicy.deadLetter())) {
            EngineOptions options =
                    EngineOptions.builder().errorPolicy(policy).partitions(2).build();
            try (ProjectionRunner processor = options.runner(store, failing)) {
                processor.runOnce();
            }
            ProjectionAdmin projections = ProjectionAdmin.of(store);
            assertThat(projections.find("failing")).isPresent();
            assertThat(projections.parked("failing", 10).size()
                            + projections.deadLetters("failing", 10).size())
                    .isPositive();
            assertThat(projections.forget("failing")).isTrue();
        }
    }

    /** Appends an event in a transaction that stays open. */
    public static void appendLeftOpen(Connection connection, Database database) throws SQLException {
        connection.setAutoCommit(false);
        Stores.of(database)
                .eventStore()
                .append(connection, ExpectedVersion.any(), List.of(StoreContract.event("slow")));
    }
}
