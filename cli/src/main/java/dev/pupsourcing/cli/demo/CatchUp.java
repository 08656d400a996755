// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.EventPage;
import dev.pupsourcing.LogReader;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Progress;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.projection.Projection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Brings a projection up to date: reads a page of the log, then handles it and moves the checkpoint in one transaction,
 * until all is read. The checkpoint moves only from where this reader saw it, so that nobody handles an event twice.
 */
final class CatchUp {

    private static final int PAGE = 1000;

    private static final String READ = "SELECT position FROM {{checkpoints}} WHERE name = ?";
    private static final String START = "INSERT INTO {{checkpoints}} (position, name) VALUES (0, ?)";
    private static final String MOVE = "UPDATE {{checkpoints}} SET position = ? WHERE name = ? AND position = ?";

    private final Pupsourcing store;
    private final ReadModels tables;

    CatchUp(Pupsourcing store, ReadModels tables) {
        this.store = store;
        this.tables = tables;
    }

    /** Handles all that is new and returns how many events that were. */
    long run(Projection projection, Progress progress) throws SQLException {
        long position = store.call(tx -> checkpoint(tx, projection.name()));
        long handled = 0;
        try (LogReader reader = store.log().openReader(projection.scope())) {
            EventPage page;
            do {
                page = reader.read(position, PAGE);
                handle(projection, page, position);
                progress.add(page.scannedTo() - position);
                position = page.scannedTo();
                handled += page.size();
            } while (page.end() == EventPage.End.MORE);
        }
        return handled;
    }

    private void handle(Projection projection, EventPage page, long from) throws SQLException {
        if (page.scannedTo() == from) {
            return;
        }
        store.call(tx -> {
            if (!page.isEmpty()) {
                projection.handleBatch(tx, page.events());
            }
            move(tx, projection.name(), from, page.scannedTo());
            return page.size();
        });
    }

    private long checkpoint(Connection tx, String name) throws SQLException {
        try (PreparedStatement read = tx.prepareStatement(tables.in(READ))) {
            read.setString(1, name);
            try (ResultSet row = read.executeQuery()) {
                if (row.next()) {
                    return row.getLong(1);
                }
            }
        }
        try (PreparedStatement start = tx.prepareStatement(tables.in(START))) {
            start.setString(1, name);
            start.executeUpdate();
            return 0;
        }
    }

    private void move(Connection tx, String name, long from, long to) throws SQLException {
        try (PreparedStatement move = tx.prepareStatement(tables.in(MOVE))) {
            move.setLong(1, to);
            move.setString(2, name);
            move.setLong(3, from);
            if (move.executeUpdate() == 0) {
                throw CommandFailure.of(
                        "somebody else moves the checkpoint of \"" + name + "\"; run one demo at a time");
            }
        }
    }
}
