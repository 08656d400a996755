// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.DeadLetter;
import dev.pupsourcing.projection.status.ParkedStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** An operator that inspects and resets projections and replays failed events, while everything runs. */
final class Operator {

    private static final int SHOWN = 20;
    private static final int LONGEST_PAUSE_MILLIS = 150;

    private final StressContext context;
    private final Random random;

    Operator(StressContext context, Random random) {
        this.context = context;
        this.random = random;
    }

    Void run() throws SQLException {
        try (StressPool pool = context.pool()) {
            Pupsourcing facade = context.open(pool, StoreOptions.defaults());
            ProjectionAdmin projections = ProjectionAdmin.of(facade);
            while (context.goesOn()) {
                context.pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
                StressModel model =
                        context.models().get(random.nextInt(context.models().size()));
                try {
                    operate(projections, model, random.nextInt(10));
                } catch (ProjectionStoppedException | AssertionError e) {
                    context.ledger().count("failed replays");
                } catch (EventStoreException | SQLException | IllegalArgumentException | IllegalStateException e) {
                    context.ledger().count("refused operations");
                }
            }
        }
        return null;
    }

    private void operate(ProjectionAdmin projections, StressModel model, int choice) throws SQLException {
        if (choice < 2) {
            projections.list();
        } else if (choice < 5) {
            reset(projections, model);
        } else if (choice < 8) {
            replayParked(projections, model);
        } else {
            replayDead(projections, model);
        }
    }

    /** Resets to the beginning, or to the position of an event in the read model. */
    private void reset(ProjectionAdmin projections, StressModel model) throws SQLException {
        long position = random.nextInt(4) == 0 ? 0 : somePosition(model);
        projections.reset(model.name(), position, tx -> model.clear(tx, position));
        context.ledger().count("resets");
    }

    private long somePosition(StressModel model) throws SQLException {
        String sql = "SELECT position FROM %s WHERE position >= ? ORDER BY position LIMIT 1".formatted(model.name());
        try (Connection connection = context.fixture().dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, random.nextInt(500));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private void replayParked(ProjectionAdmin projections, StressModel model) {
        List<ParkedStream> parked = projections.parked(model.name(), SHOWN);
        if (!parked.isEmpty()) {
            ParkedStream chosen = parked.get(random.nextInt(parked.size()));
            model.failures().heal(chosen.eventId());
            if (projections.replayParked(model.projection(), chosen.stream())) {
                context.ledger().count("replayed streams");
            }
        }
    }

    private void replayDead(ProjectionAdmin projections, StressModel model) {
        List<DeadLetter> letters = projections.deadLetters(model.name(), SHOWN);
        if (!letters.isEmpty()) {
            DeadLetter chosen = letters.get(random.nextInt(letters.size()));
            model.failures().heal(chosen.eventId());
            if (projections.replayDeadLetter(model.projection(), chosen.position())) {
                context.ledger().count("replayed dead letters");
            }
        }
    }
}
