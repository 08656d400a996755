// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.tck.fixture.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Compares the tables with each other and with the records of the writers. Uses JDBC and no code of the library. */
final class Checker {

    private static final int SHOWN = 12;

    private final StressContext context;

    Checker(StressContext context) {
        this.context = context;
    }

    /** Checks the log and all read models. */
    void check() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = context.fixture().dataSource().getConnection()) {
            log(Tables.log(context.fixture(), connection, "1 = 1"), wrong);
            for (StressModel model : context.models()) {
                model(connection, model, wrong);
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong.size() + " mistakes: "
                    + String.join("\n", wrong.subList(0, Math.min(SHOWN, wrong.size()))));
        }
    }

    /** Checks the same when no stream should be parked and no dead letter left. */
    void checkSettled() throws SQLException {
        check();
        try (Connection connection = context.fixture().dataSource().getConnection()) {
            for (StressModel model : context.models()) {
                Tables.SetAside left = Tables.setAside(context.fixture(), connection, model.name());
                if (!left.parked().isEmpty() || !left.dead().isEmpty()) {
                    throw new AssertionError(model.name() + " has " + left + " left");
                }
            }
        }
    }

    private void log(TreeMap<Long, Tables.LogRow> log, List<String> wrong) {
        Set<UUID> stored = new HashSet<>();
        TreeMap<String, Long> versions = new TreeMap<>();
        log.forEach((position, row) -> {
            if (!stored.add(row.id())) {
                wrong.add("stored twice: " + row);
            }
            if (row.version() != versions.merge(row.stream(), 1L, Long::sum)) {
                wrong.add("version is not the next of its stream: " + row);
            }
            if (!context.ledger().explains(row.id())) {
                wrong.add("stored, but was never to be: " + row);
            }
        });
        missing("acknowledged, but not stored: ", context.ledger().acknowledged(), stored, wrong);
        for (UUID undone : context.ledger().undone()) {
            if (stored.contains(undone)) {
                wrong.add("stored, but was rolled back: " + undone);
            }
        }
    }

    private static void missing(String what, Set<UUID> expected, Set<UUID> stored, List<String> wrong) {
        for (UUID id : expected) {
            if (!stored.contains(id)) {
                wrong.add(what + id);
            }
        }
    }

    private void model(Connection connection, StressModel model, List<String> wrong) throws SQLException {
        TreeMap<Long, Tables.LogRow> expected =
                Tables.log(context.fixture(), connection, model.plan().condition());
        Tables.SetAside aside = Tables.setAside(context.fixture(), connection, model.name());
        Set<Long> handled = new HashSet<>();
        for (Tables.Effect effect : Tables.effects(connection, model.name())) {
            Tables.LogRow row = expected.get(effect.position());
            if (!handled.add(effect.position())) {
                wrong.add(model.name() + " handled twice: " + effect);
            } else if (row == null || !row.id().toString().equals(effect.id())) {
                wrong.add(model.name() + " handled what is not stored: " + effect + ", stored is " + row);
            } else if (aside.keeps(row)) {
                wrong.add(model.name() + " handled failed events: " + row);
            } else if (!isInOrder(model, row, effect)) {
                wrong.add(model.name() + " handled out of order: " + effect);
            }
        }
        expected.forEach((position, row) -> {
            if (!handled.contains(position) && !aside.keeps(row)) {
                wrong.add(model.name() + " never handled " + position + ": " + row);
            }
        });
    }

    /** Streams without dead letters have no missing versions; dead letters may be handled late. */
    private static boolean isInOrder(StressModel model, Tables.LogRow row, Tables.Effect effect) {
        return switch (model.plan().policy().action()) {
            case DEAD_LETTER ->
                effect.prior() < row.version()
                        || row.type().equals(EventFailures.POISON)
                        || row.type().equals(EventFailures.FLAKY);
            case PARK, STOP ->
                model.plan().scope().eventTypes().isEmpty()
                        ? effect.prior() == row.version() - 1
                        : effect.prior() < row.version();
        };
    }
}
