// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.StoreConfig;
import java.sql.SQLException;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the store logs: to the logger it was given, conflicts at debug level, and never what an event says. */
public abstract class LoggingContract extends StoreContract {

    private static final String SECRET = "4711-secret";

    /** For suites. */
    protected LoggingContract() {}

    @Test
    void conflictsAreNoErrorsAndPayloadsAreNotLogged() throws SQLException {
        Recorder recorder = new Recorder(System.Logger.Level.DEBUG);
        use(fixture().store(StoreConfig.builder().logger(recorder).build()));
        assertThat(recorder.lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("DEBUG ").doesNotContain(SECRET));
        assertThat(recorder.lines).anySatisfy(line -> assertThat(line).contains("Sales/Order/o-1"));
    }

    @Test
    void nothingIsLoggedWhereNothingIsAskedFor() throws SQLException {
        Recorder recorder = new Recorder(System.Logger.Level.INFO);
        use(fixture().store(StoreConfig.builder().logger(recorder).build()));
        assertThat(recorder.lines).isEmpty();
    }

    private void use(EventStore store) throws SQLException {
        Event first = secret();
        inTransaction(tx -> store.append(tx, ExpectedVersion.noStream(), first));
        assertThatThrownBy(() -> inTransaction(tx -> store.append(tx, ExpectedVersion.noStream(), secret())))
                .isInstanceOf(OptimisticConcurrencyException.class);
        assertThatThrownBy(() -> inTransaction(tx -> store.append(tx, ExpectedVersion.any(), first)))
                .isInstanceOf(DuplicateEventException.class);
        inTransaction(tx -> store.readStream(tx, order("o-1")));
        execute("ALTER TABLE events RENAME TO moved_events");
        assertThatThrownBy(() -> inTransaction(tx -> store.append(tx, ExpectedVersion.any(), secret())))
                .isInstanceOf(SchemaException.class);
    }

    private static Event secret() {
        return Event.builder(order("o-1"), "Placed")
                .payload("{\"card\":\"" + SECRET + "\"}")
                .metadata("{\"card\":\"" + SECRET + "\"}")
                .build();
    }

    /** A logger that keeps what it is told, from a level on. */
    private static final class Recorder implements System.Logger {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Level from;

        Recorder(Level from) {
            this.from = from;
        }

        @Override
        public String getName() {
            return "recorder";
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.compareTo(from) >= 0;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            if (isLoggable(level)) {
                lines.add(level + " " + message + " " + thrown);
            }
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object @Nullable ... values) {
            if (isLoggable(level)) {
                lines.add(level + " " + format);
            }
        }
    }
}
