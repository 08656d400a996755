// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.snapshots;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.aggregates.AggregateRepository;
import dev.pupsourcing.aggregates.Decider;
import dev.pupsourcing.aggregates.Snapshots;
import dev.pupsourcing.aggregates.StateCodec;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A long stream is loaded from a snapshot. */
public final class Main {

    private static final String ACCOUNT = "account-1";
    private static final AtomicInteger READ = new AtomicInteger();

    private Main() {}

    /** The event. */
    record Deposited(long cents) {}

    /** The state; its record is stored as the snapshot. */
    record Balance(long cents) {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException {
        Pupsourcing pupsourcing = open();
        PayloadCodec codec = JacksonPayloadCodec.create();
        EventMapping<Deposited> mapping = EventTypes.builder(Deposited.class, codec)
                .event("Deposited", Deposited.class)
                .build();
        // region repository
        AggregateRepository<Deposited, Balance> accounts = AggregateRepository.builder(
                        pupsourcing, "Bank", "Account", balance(), mapping)
                .snapshots(Snapshots.of(pupsourcing.snapshots(), StateCodec.of(codec, Balance.class)))
                .build();
        // endregion
        List<Deposited> deposits = Collections.nCopies(1000, new Deposited(1));

        System.out.println("                       events read  balance");
        pupsourcing.append(ExpectedVersion.any(), mapping.toEvents(accounts.stream(ACCOUNT), deposits));
        load("without a snapshot", accounts);
        accounts.snapshot(ACCOUNT);
        pupsourcing.append(ExpectedVersion.any(), mapping.toEvents(accounts.stream(ACCOUNT), deposits.subList(0, 50)));
        load("with one, 50 events on", accounts);
        deleteSnapshots(pupsourcing);
        load("snapshots deleted", accounts);
    }

    private static void deleteSnapshots(Pupsourcing pupsourcing) {
        pupsourcing.useTransaction(tx -> {
            try (Statement statement = tx.createStatement()) {
                statement.executeUpdate("DELETE FROM snapshots");
            }
        });
    }

    private static Decider<Deposited, Deposited, Balance> balance() {
        return Decider.of(new Balance(0), (event, balance) -> List.of(event), (balance, event) -> {
            READ.incrementAndGet();
            return new Balance(balance.cents() + event.cents());
        });
    }

    private static void load(String when, AggregateRepository<Deposited, Balance> accounts) {
        READ.set(0);
        long cents = accounts.load(ACCOUNT).state().cents();
        System.out.println("%-22s %11s  %7s".formatted(when, READ.get(), cents));
    }

    private static Pupsourcing open() throws IOException, SQLException {
        Path file = Files.createTempDirectory("snapshots").resolve("shop.db");
        DriverManagerDataSource dataSource = new DriverManagerDataSource(
                "jdbc:sqlite:" + file + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000", null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection, SchemaOptions.builder().snapshots().build()).apply(connection);
        }
        return Pupsourcing.create(dataSource);
    }
}
