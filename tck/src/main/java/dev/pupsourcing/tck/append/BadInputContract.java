// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreContract.DeclinedBy;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.UnreachableDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every mistake leads to one clear error that names the offender and the remedy, and nothing is partially written. */
public abstract class BadInputContract extends StoreContract {

    /** For suites. */
    protected BadInputContract() {}

    /** Invalid data sources: no server, an unknown user, an unknown database. */
    protected abstract List<UnreachableDatabase> unreachable();

    /** Read-only connections to the fixture's database. */
    protected abstract DataSource readOnly();

    @Test
    void nullsAreRefusedByName() throws SQLException {
        EventStore store = store();
        try (Connection tx = fixture().begin()) {
            refused("tx", () -> store.append(none(), ExpectedVersion.any(), event("o-1")));
            refused("expected", () -> store.append(tx, none(), event("o-1")));
            refused(
                    "events",
                    () -> store.append(
                            tx, ExpectedVersion.any(), BadInputContract.<List<dev.pupsourcing.Event>>none()));
            refused("tx", () -> store.readStream(none(), order("o-1")));
            refused("stream", () -> store.readStream(tx, none()));
            refused("range", () -> store.readStream(tx, order("o-1"), none()));
            refused("tx", () -> store.streamEvents(none(), order("o-1"), VersionRange.all()));
            refused(
                    "stream",
                    () -> store.streamEvents(
                            tx, BadInputContract.<dev.pupsourcing.StreamId>none(), VersionRange.all()));
            refused("range", () -> store.streamEvents(tx, order("o-1"), none()));
            tx.rollback();
        }
    }

    @Test
    void nullsAreRefusedByNameWhereTheLogIsRead() throws SQLException {
        EventStore store = store();
        try (Connection tx = fixture().begin()) {
            refused("tx", () -> store.peekLog(none(), ReadScope.all(), 0, 1));
            refused("scope", () -> store.peekLog(tx, none(), 0, 1));
            refused("tx", () -> store.latestPosition(none()));
            refused("scope", () -> fixture().log().openReader(none()));
            tx.rollback();
        }
    }

    @Test
    void nullsAreRefusedByNameWhereAStoreIsMade() {
        refused("dataSource", () -> Pupsourcing.create(BadInputContract.<DataSource>none()));
        refused("options", () -> Pupsourcing.create(fixture().dataSource(), none()));
        refused("jdbcUrl", () -> Pupsourcing.create(BadInputContract.<String>none()));
        refused("database", () -> Stores.of(none()));
        refused("options", () -> Stores.of(fixture().database(), none()));
    }

    @Test
    void aDatabaseThatTheOptionsNameIsNotLookedUp() {
        DataSource unknown = UnknownProduct.of(fixture().dataSource());

        assertThatThrownBy(() -> Pupsourcing.create(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no module for database product \"" + UnknownProduct.NAME + "\"")
                .hasMessageContaining("name the database in the options");

        Pupsourcing named = Pupsourcing.create(
                unknown, StoreOptions.builder().database(fixture().database()).build());
        named.append(ExpectedVersion.noStream(), event("o-1"));
        assertThat(named.readStream(order("o-1")).version()).isEqualTo(1);
    }

    @Test
    void aNullAmongEventsIsNamedByItsIndex() throws SQLException {
        try (Connection tx = fixture().begin()) {
            assertThatThrownBy(() -> store().append(
                                    tx,
                                    ExpectedVersion.any(),
                                    Arrays.asList(event("o-1"), BadInputContract.<dev.pupsourcing.Event>none())))
                    .isInstanceOf(InvalidEventException.class)
                    .hasMessage("event 1: event is null");
            tx.rollback();
        }
    }

    private static void refused(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
    }

    /** Null values from a caller without null checks. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T none() {
        return null;
    }

    @Test
    void aMissingTableIsNamedTogetherWithTheWayOut() throws SQLException {
        StoreOptions options =
                StoreOptions.builder().tables(TableNames.withPrefix("nowhere_")).build();
        EventStore store = fixture().store(options);
        EventLog log = Stores.of(fixture().database(), options).log(fixture().dataSource());
        try (LogReader reader = log.openReader(ReadScope.all())) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> inTransaction(tx -> store.append(tx, ExpectedVersion.any(), event("o-1"))),
                    () -> inTransaction(tx -> store.readStream(tx, order("o-1"))),
                    () -> inTransaction(tx -> store.peekLog(tx, ReadScope.all(), 0, 10)),
                    () -> reader.read(0, 10),
                    log::latestPosition,
                    log::storeId,
                    () -> Pupsourcing.create(fixture().dataSource(), options))) {
                assertThatThrownBy(call)
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("nowhere_")
                        .hasMessageContaining("is missing")
                        .hasMessageContaining("run `pup schema`");
            }
        }
    }

    @Test
    void anotherSchemaVersionIsRefused() throws SQLException {
        for (int version : new int[] {99, -1, 1}) {
            execute("UPDATE {{store_info}} SET schema_version = %s, compatible_from = 98".formatted(version));
            assertThatThrownBy(() -> Pupsourcing.create(fixture().dataSource()))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("table store_info has schema version " + version)
                    .hasMessageContaining(version > 1 ? "use a newer version of the library" : "pup schema upgrade");
        }
    }

    @Test
    void aLaterSchemaThatIsCompatibleIsAccepted() throws SQLException {
        execute("UPDATE {{store_info}} SET schema_version = 99");
        Pupsourcing pupsourcing = Pupsourcing.create(fixture().dataSource());
        assertThat(pupsourcing.log().latestPosition()).isZero();
    }

    @Test
    void aStoreWithoutIdentityIsRefused() throws SQLException {
        execute("DELETE FROM {{store_info}}");
        assertThatThrownBy(() -> Pupsourcing.create(fixture().dataSource()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("table store_info is empty");
        assertThatThrownBy(() -> fixture().log().storeId())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("table store_info is empty");
    }

    @Test
    @DeclinedBy(Trait.NEVER_UNREACHABLE)
    void aDatabaseThatCannotBeOpenedIsReportedWithTheCause() {
        for (UnreachableDatabase door : unreachable()) {
            StoreAccessException opening =
                    catchThrowableOfType(StoreAccessException.class, () -> Pupsourcing.create(door.dataSource()));
            assertThat(opening).hasMessageContaining("check the URL, the user and the password");
            assertThat(opening.reason()).isEqualTo(door.reason());
            EventLog log = Stores.of(fixture().database()).log(door.dataSource());
            StoreAccessException reading = catchThrowableOfType(StoreAccessException.class, log::latestPosition);
            assertThat(reading).hasMessageContaining("read of the latest position failed");
            assertThat(reading.reason()).isEqualTo(door.reason());
        }
    }

    @Test
    void anUnknownUrlIsRefusedWithoutItsSecrets() {
        String url = "jdbc:nosuchdatabase://ann:hunter2@somewhere/shop?password=hunter2";
        assertThatThrownBy(() -> Pupsourcing.create(url))
                .isInstanceOf(StoreAccessException.class)
                .hasMessageContaining("no JDBC driver for \"jdbc:nosuchdatabase://somewhere/shop\"")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    @DeclinedBy(Trait.NO_READ_ONLY_SESSIONS)
    void aReadOnlyConnectionIsRefusedAndStillReads() throws SQLException {
        append(ExpectedVersion.any(), event("o-1"));
        try (Connection tx = readOnly().getConnection()) {
            tx.setAutoCommit(false);
            assertThat(store().readStream(tx, order("o-1")).version()).isEqualTo(1);
            StoreAccessException refused = catchThrowableOfType(
                    StoreAccessException.class, () -> store().append(tx, ExpectedVersion.any(), event("o-1")));
            assertThat(refused.reason()).isEqualTo(Reason.READ_ONLY);
            assertThat(refused)
                    .hasMessageContaining("append to stream \"Sales/Order/o-1\"")
                    .hasMessageContaining("use a writable connection");
            tx.rollback();
        }
        EventLog log = Stores.of(fixture().database()).log(readOnly());
        try (LogReader reader = log.openReader(ReadScope.all())) {
            assertThat(reader.read(0, 10).size()).isEqualTo(1);
        }
        assertThat(number("SELECT COUNT(*) FROM {{events}}")).isEqualTo(1);
    }

    @Test
    void aClosedConnectionIsRefused() throws SQLException {
        Connection closed = fixture().begin();
        closed.close();
        List<ThrowingCallable> calls = new ArrayList<>();
        calls.add(() -> store().append(closed, ExpectedVersion.any(), event("o-1")));
        calls.add(() -> store().readStream(closed, order("o-1")));
        calls.add(() -> store().latestPosition(closed));
        for (ThrowingCallable call : calls) {
            EventStoreException failure = catchThrowableOfType(EventStoreException.class, call);
            assertThat(failure.transactionUsable()).isFalse();
            assertThat(failure).isInstanceOf(StoreAccessException.class).hasMessageContaining("closed");
        }
    }

    /** A caller that ignores its own failed statement gets an error if the database accepts no further statements. */
    @Test
    void aFailedStatementOfTheCallerIsNoticed() throws SQLException {
        try (Connection tx = fixture().begin()) {
            assertThatThrownBy(() -> tx.createStatement().execute("SELECT nothing FROM nowhere"))
                    .isInstanceOf(SQLException.class);
            if (fixture().has(Trait.FAILURE_ENDS_TRANSACTION)) {
                assertThatThrownBy(() -> store().append(tx, ExpectedVersion.any(), event("o-1")))
                        .isInstanceOf(EventStoreException.class)
                        .hasMessageContaining("roll back");
                tx.rollback();
            } else {
                store().append(tx, ExpectedVersion.any(), event("o-1"));
                tx.commit();
            }
        }
        assertThat(read(order("o-1")).version()).isEqualTo(fixture().has(Trait.FAILURE_ENDS_TRANSACTION) ? 0 : 1);
    }
}
