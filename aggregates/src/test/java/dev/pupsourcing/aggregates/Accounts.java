// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import java.util.List;

/** A bank account as a decider, for tests. */
final class Accounts {

    sealed interface Event {}

    record Opened(String owner) implements Event {}

    record Deposited(long amount) implements Event {}

    record Withdrawn(long amount) implements Event {}

    sealed interface Command {}

    record Open(String owner) implements Command {}

    record Deposit(long amount) implements Command {}

    record Withdraw(long amount) implements Command {}

    record Account(boolean open, long balance) {}

    static final Decider<Command, Event, Account> DECIDER =
            Decider.of(new Account(false, 0), Accounts::decide, Accounts::evolve);

    private Accounts() {}

    static EventMapping<Event> mapping() {
        return EventTypes.builder(Event.class, new TextCodec())
                .event("Opened", Opened.class)
                .event("Deposited", Deposited.class)
                .event("Withdrawn", Withdrawn.class)
                .build();
    }

    private static List<? extends Event> decide(Command command, Account account) {
        if (command instanceof Open open) {
            return account.open() ? List.of() : List.of(new Opened(open.owner()));
        }
        if (!account.open()) {
            throw new IllegalStateException("the account is not open");
        }
        if (command instanceof Deposit deposit) {
            return List.of(new Deposited(deposit.amount()));
        }
        long amount = ((Withdraw) command).amount();
        if (amount > account.balance()) {
            throw new IllegalStateException("the balance is only " + account.balance());
        }
        return List.of(new Withdrawn(amount));
    }

    private static Account evolve(Account account, Event event) {
        if (event instanceof Opened) {
            return new Account(true, 0);
        }
        if (event instanceof Deposited deposited) {
            return new Account(true, account.balance() + deposited.amount());
        }
        return new Account(true, account.balance() - ((Withdrawn) event).amount());
    }
}
