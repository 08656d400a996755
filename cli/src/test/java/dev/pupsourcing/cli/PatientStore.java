// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** An event store to diagnose. */
record PatientStore(List<String> options) {

    /** A store with the events of three streams. */
    static PatientStore create(TestDatabase database, Path folder) throws SQLException {
        PatientStore store = new PatientStore(database.createStore(folder));
        store.append("o-1");
        store.append("o-2");
        store.append("o-3");
        return store;
    }

    String url() {
        String location = option("--db");
        return location.startsWith("jdbc:") ? location : "jdbc:sqlite:" + location + "?journal_mode=WAL";
    }

    String option(String name) {
        return options.contains(name) ? options.get(options.indexOf(name) + 1) : "";
    }

    DataSource dataSource() {
        return new DriverManagerDataSource(url(), option("--user"), option("--password"));
    }

    Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The text that a query returns. */
    String text(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    void append(String id) {
        Pupsourcing.create(dataSource()).append(ExpectedVersion.noStream(), event(id));
    }

    static Event event(String id) {
        return Event.builder(StreamId.of("Shop", "Order", id), "Placed").build();
    }

    /** Runs a projection that cannot handle the events of one stream. */
    void project(String name, ErrorPolicy policy, String poison) throws InterruptedException {
        Projection projection = Projection.of(name, (tx, event) -> {
            if (event.aggregateId().equals(poison)) {
                throw new IllegalArgumentException("no such customer");
            }
        });
        try {
            ProjectionRunner.builder(Pupsourcing.create(dataSource()))
                    .add(
                            projection,
                            ProjectionOptions.builder().errorPolicy(policy).build())
                    .build()
                    .runOnce();
        } catch (ProjectionStoppedException e) {
            assertThat(e).hasMessageContaining(name);
        }
    }

    PupRun doctor(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "doctor";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return PupRun.of(options, arguments);
    }

    /** Checks that the doctor finds no problem; returns its output. */
    String assertHealthy() {
        PupRun run = doctor();
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).doesNotContain("problem ");
        return run.out();
    }

    /** Checks that the doctor finds a problem and names its cure. */
    void assertProblem(String check, String what, String cure) {
        PupRun run = doctor();
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out()).containsPattern("(?m)^problem +" + check + " +.*" + what + ".*\\n +-> .*" + cure);
    }
}
