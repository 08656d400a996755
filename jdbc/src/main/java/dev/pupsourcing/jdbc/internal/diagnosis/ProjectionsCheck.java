// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.internal.text.ShellText;
import dev.pupsourcing.jdbc.internal.projection.JdbcProjectionStore;
import dev.pupsourcing.jdbc.internal.schema.StoreInfo;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownProjection;
import dev.pupsourcing.projection.spi.ProjectionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks the projections whose state is in this database and that count the positions of this event store. */
final class ProjectionsCheck implements Check {

    private static final String CHECK = "projections";

    @Override
    public String name() {
        return CHECK;
    }

    @Override
    public boolean run(Examination examination) throws SQLException {
        if (!examination.readsProjections()) {
            examination.ok(CHECK, "not checked, because this user may not read their state");
            return true;
        }
        return examine(examination);
    }

    private static boolean examine(Examination examination) throws SQLException {
        ProjectionStore store = new JdbcProjectionStore(examination.tables(), examination.dialect());
        Connection connection = examination.connection();
        UUID storeId = StoreInfo.read(connection, examination.tables(), examination.dialect())
                .required(examination.tables())
                .storeId();
        int known = 0;
        long wrong = 0;
        for (String name : store.checkpoints().projections(connection)) {
            Optional<KnownProjection> record = store.known().find(connection, name);
            List<Checkpoint> checkpoints = store.checkpoints().load(connection, name);
            if (record.isPresent() && record.get().storeId().equals(storeId) && !checkpoints.isEmpty()) {
                known++;
                OneProjection projection = new OneProjection(examination, store, record.get(), checkpoints);
                wrong += projection.examine() ? 0 : 1;
            }
        }
        if (wrong == 0) {
            examination.ok(
                    CHECK, known + (known == 1 ? " projection, which is" : " projections, which are") + " healthy");
        }
        return true;
    }

    /** One projection. */
    private record OneProjection(
            Examination examination, ProjectionStore store, KnownProjection known, List<Checkpoint> checkpoints) {

        /** Reports what is wrong; returns whether nothing is. */
        boolean examine() throws SQLException {
            boolean sound = !hasFailed();
            sound &= !hasParked();
            sound &= !hasDead();
            sound &= !isBeyondLog();
            return sound
                    && !isPaused()
                    && !new ProjectionLag(examination, store, known.projection(), checkpoints).isReported();
        }

        private String name() {
            return "projection " + PrintableText.quoted(known.projection());
        }

        /** The name as it must be typed in a command. */
        private String word() {
            return ShellText.quoted(known.projection());
        }

        private void problem(String what, String cure) {
            examination.problem(CHECK, name() + " " + what, cure);
        }

        private boolean hasFailed() {
            known.failure()
                    .ifPresent(failure -> problem(
                            "has failed: " + failure,
                            "correct its handler or its data, and start it again; it continues after position "
                                    + position()));
            return known.failure().isPresent();
        }

        private boolean hasParked() {
            long parked = store.parkedStreams().count(examination.connection(), known.projection());
            if (parked > 0) {
                problem(
                        "has parked " + streams(parked) + ", whose events wait",
                        "see `pup projections parked " + word() + "`, correct the handler, and run `pup projections "
                                + "replay " + word() + "` or call ProjectionAdmin.replayParked");
            }
            return parked > 0;
        }

        private static String streams(long number) {
            return number == 1 ? "1 stream" : number + " streams";
        }

        private boolean hasDead() {
            long dead = store.deadLetters().count(examination.connection(), known.projection());
            if (dead > 0) {
                problem(
                        "has not handled "
                                + (dead == 1 ? "1 event, a dead letter" : dead + " events, its dead letters"),
                        "see `pup projections dead " + word() + "`, correct the handler, and run `pup projections "
                                + "retry-dead " + word() + "` or call ProjectionAdmin.replayDeadLetter");
            }
            return dead > 0;
        }

        private boolean isBeyondLog() throws SQLException {
            long latest = examination.latest();
            boolean beyond = checkpoints.stream().anyMatch(row -> row.position() > latest);
            if (beyond) {
                examination.problem(
                        "checkpoints",
                        name() + " is at position "
                                + checkpoints.stream()
                                        .mapToLong(Checkpoint::position)
                                        .max()
                                        .orElse(0)
                                + ", but the log ends at " + latest + ", as after a restore",
                        "remove what its read model has from later positions, and run `pup projections reset " + word()
                                + " --to " + latest + " --yes`");
            }
            return beyond;
        }

        private boolean isPaused() {
            known.pause()
                    .ifPresent(pause -> examination.advice(
                            CHECK,
                            name() + " is paused since " + pause.since() + " by " + PrintableText.quoted(pause.by()),
                            "run `pup projections resume " + word() + "`"));
            return known.pause().isPresent();
        }

        private long position() {
            return checkpoints.stream().mapToLong(Checkpoint::position).min().orElse(0);
        }
    }
}
