// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.DeadLetter;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.LogRecorder;
import dev.pupsourcing.tck.fixture.StoreContract;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The store logs to the given logger, conflicts at debug level, and never contents of events. */
public abstract class LoggingContract extends StoreContract {

    private static final String SECRET = "4711-secret";

    /** For suites. */
    protected LoggingContract() {}

    @Test
    void conflictsAreNoErrorsAndPayloadsAreNotLogged() throws SQLException {
        LogRecorder recorder = new LogRecorder(System.Logger.Level.DEBUG);
        use(fixture().store(StoreOptions.builder().logger(recorder).build()));
        assertThat(recorder.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("DEBUG ").doesNotContain(SECRET));
        assertThat(recorder.lines()).anySatisfy(line -> assertThat(line).contains("Sales/Order/o-1"));
    }

    @Test
    void nothingIsLoggedByDefault() throws SQLException {
        LogRecorder recorder = new LogRecorder(System.Logger.Level.INFO);
        use(fixture().store(StoreOptions.builder().logger(recorder).build()));
        assertThat(recorder.lines()).isEmpty();
    }

    /** Ids come from users: control characters and line breaks are logged as question marks. */
    @Test
    void idsCannotForgeLines() throws SQLException {
        StreamId hostile = order("o-1\u001b[2J\r\n2026-01-01 INFO all is well \u202e\u009b\u2028\u200b");
        append(ExpectedVersion.noStream(), event(hostile));
        assertThatThrownBy(() -> append(ExpectedVersion.noStream(), event(hostile)))
                .isInstanceOf(OptimisticConcurrencyException.class)
                .message()
                .contains("o-1?[2J 2026-01-01 INFO all is well ??")
                .matches(message -> message.codePoints().allMatch(PrintableText::isShown));
    }

    /** Servers quote rows and values in messages about violated constraints. */
    @Test
    void rowsThatAServerQuotesAreNotKept() throws Exception {
        execute("CREATE TABLE quoted (name VARCHAR(100) NOT NULL PRIMARY KEY, other VARCHAR(100) NOT NULL)");
        append(ExpectedVersion.noStream(), event("o-1"));
        append(ExpectedVersion.noStream(), event("o-2"));
        String twice = "INSERT INTO quoted (name, other) VALUES ('%s', 'x')".formatted(SECRET);
        String incomplete = "INSERT INTO quoted (name, other) VALUES ('%s-2', NULL)".formatted(SECRET);
        execute(twice);
        ProjectionAdmin projections =
                ProjectionAdmin.of(Pupsourcing.create(fixture().dataSource()));
        for (String statement : List.of(twice, incomplete)) {
            LogRecorder recorder = new LogRecorder(System.Logger.Level.DEBUG);
            for (ErrorPolicy policy : List.of(ErrorPolicy.deadLetter(), ErrorPolicy.stop())) {
                String name = policy + "-" + statement.contains("NULL");
                assertThat(failure(name, statement, policy, recorder)).doesNotContain(SECRET);
                assertThat(projections.deadLetters(name, 10))
                        .extracting(DeadLetter::error)
                        .allSatisfy(error -> assertThat(error)
                                .doesNotContain(SECRET)
                                .matches(text -> text.codePoints().allMatch(PrintableText::isShown)));
            }
            assertThat(recorder.lines()).allSatisfy(line -> assertThat(line).doesNotContain(SECRET));
        }
    }

    private String failure(String projection, String statement, ErrorPolicy policy, LogRecorder recorder)
            throws InterruptedException {
        Projection failing = Projection.of(projection, ReadScope.all(), (tx, event) -> {
            try (Statement insert = tx.createStatement()) {
                insert.execute(statement);
            }
        });
        EngineOptions options =
                EngineOptions.builder().errorPolicy(policy).logger(recorder).build();
        try (ProjectionRunner processor =
                options.runner(Pupsourcing.create(fixture().dataSource()), failing)) {
            processor.runOnce();
            return "";
        } catch (ProjectionStoppedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void use(EventStore store) throws SQLException {
        Event first = secret();
        inTransaction(tx -> store.append(tx, ExpectedVersion.noStream(), first));
        assertThatThrownBy(() -> inTransaction(tx -> store.append(tx, ExpectedVersion.noStream(), secret())))
                .isInstanceOf(OptimisticConcurrencyException.class);
        assertThatThrownBy(() -> inTransaction(tx -> store.append(tx, ExpectedVersion.any(), first)))
                .isInstanceOf(DuplicateEventException.class);
        inTransaction(tx -> store.readStream(tx, order("o-1")));
        execute("ALTER TABLE {{events}} RENAME TO moved_events");
        assertThatThrownBy(() -> inTransaction(tx -> store.append(tx, ExpectedVersion.any(), secret())))
                .isInstanceOf(SchemaException.class);
    }

    private static Event secret() {
        return Event.builder(order("o-1"), "Placed")
                .payload("{\"card\":\"" + SECRET + "\"}")
                .metadataJson("{\"card\":\"" + SECRET + "\"}")
                .build();
    }
}
