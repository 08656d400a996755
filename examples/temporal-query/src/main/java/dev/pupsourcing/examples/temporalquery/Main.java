// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.temporalquery;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.aggregates.AggregateRepository;
import dev.pupsourcing.aggregates.AggregateState;
import dev.pupsourcing.aggregates.Decider;
import dev.pupsourcing.examples.temporalquery.AccountEvent.Deposited;
import dev.pupsourcing.examples.temporalquery.AccountEvent.Opened;
import dev.pupsourcing.examples.temporalquery.AccountEvent.Withdrawn;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.migrations.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The state of an aggregate as it was. */
public final class Main {

    private static final String ACCOUNT = "account-1";

    private Main() {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException {
        Pupsourcing pupsourcing = open();
        EventMapping<AccountEvent> mapping = EventTypes.builder(AccountEvent.class, JacksonPayloadCodec.create())
                .event("Opened", Opened.class)
                .event("Deposited", Deposited.class)
                .event("Withdrawn", Withdrawn.class)
                .build();
        AggregateRepository<AccountEvent, Long> accounts = AggregateRepository.builder(
                        pupsourcing, "Bank", "Account", balance(), mapping)
                .build();
        pupsourcing.append(
                ExpectedVersion.noStream(),
                mapping.toEvents(
                        accounts.stream(ACCOUNT), List.of(new Opened("ann"), new Deposited(500), new Withdrawn(200))));
        pupsourcing.append(ExpectedVersion.exact(3), mapping.toEvent(accounts.stream(ACCOUNT), new Deposited(1000)));

        System.out.println("version  event");
        for (PersistedEvent event : pupsourcing.readStream(accounts.stream(ACCOUNT))) {
            System.out.println("%7s  %s".formatted(event.aggregateVersion(), mapping.fromEvent(event)));
        }
        show(accounts, pupsourcing);
    }

    /** Only the fold matters here: the state is the balance. */
    private static Decider<AccountEvent, AccountEvent, Long> balance() {
        return Decider.of(0L, (event, balance) -> List.of(event), (balance, event) -> balance + event.change());
    }

    private static void show(AggregateRepository<AccountEvent, Long> accounts, Pupsourcing pupsourcing) {
        Instant last =
                pupsourcing.readStream(accounts.stream(ACCOUNT)).events().get(3).createdAt();
        System.out.println("\nbalance of " + ACCOUNT);
        // region ranges
        AggregateState<Long> now = accounts.load(ACCOUNT);
        AggregateState<Long> third = accounts.load(ACCOUNT, VersionRange.upTo(3));
        AggregateState<Long> earlier = accounts.load(ACCOUNT, VersionRange.asOf(last.minusNanos(1000)));
        AggregateState<Long> never = accounts.load(ACCOUNT, VersionRange.asOf(Instant.EPOCH));
        // endregion
        print("now", now, "");
        print("at version 3", third, "");
        print("before the last", earlier, "");
        print("at the beginning", never, ", the account does not exist");
    }

    private static void print(String when, AggregateState<Long> balance, String remark) {
        System.out.println("  %-16s %5s%s".formatted(when, balance.state(), remark));
    }

    private static Pupsourcing open() throws IOException, SQLException {
        Path file = Files.createTempDirectory("temporal-query").resolve("shop.db");
        DriverManagerDataSource dataSource = new DriverManagerDataSource(
                "jdbc:sqlite:" + file + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000", null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        return Pupsourcing.create(dataSource);
    }
}
