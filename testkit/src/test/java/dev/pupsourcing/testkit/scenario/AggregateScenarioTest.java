// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateScenarioTest {

    sealed interface Event {}

    record Opened(String owner) implements Event {}

    record Deposited(int amount) implements Event {}

    record Withdrawn(int amount) implements Event {}

    record Withdraw(int amount) {}

    /** Plain methods, no class of ours. */
    record Account(int balance) {

        Account after(Event event) {
            if (event instanceof Deposited deposited) {
                return new Account(balance + deposited.amount());
            }
            return event instanceof Withdrawn withdrawn ? new Account(balance - withdrawn.amount()) : this;
        }

        List<Event> withdraw(int amount) {
            if (amount > balance) {
                throw new IllegalStateException("the balance is only " + balance);
            }
            return amount == 0 ? List.of() : List.of(new Withdrawn(amount));
        }
    }

    private static List<Event> decide(Withdraw command, Account account) {
        return account.withdraw(command.amount());
    }

    private final AggregateScenario<Event, Account> account =
            AggregateScenario.of(new Account(0), Account::after).given(new Opened("Ada"), new Deposited(5));

    @Test
    void comparesEventsStatesAndErrors() {
        account.when(new Withdraw(3), AggregateScenarioTest::decide)
                .then(new Withdrawn(3))
                .thenState(new Account(2))
                .thenStateSatisfies(state -> assertThat(state.balance()).isEqualTo(2));
        account.given(new Deposited(10))
                .when("withdraw 15", state -> state.withdraw(15))
                .then(new Withdrawn(15));
        account.when(new Withdraw(0), AggregateScenarioTest::decide).thenNothing();
        account.when(new Withdraw(7), AggregateScenarioTest::decide)
                .thenError(IllegalStateException.class)
                .thenError(RuntimeException.class, "only 5");
    }

    @Test
    void tellsWhichEventsWereOthers() {
        assertThatThrownBy(() -> account.when("two", state -> List.of(new Withdrawn(1), new Withdrawn(2)))
                        .then(new Withdrawn(1), new Withdrawn(3), new Deposited(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""

                        given    Opened[owner=Ada]
                                 Deposited[amount=5]
                        when     two
                        expected   Withdrawn[amount=1]
                                 ! Withdrawn[amount=3]
                                 ! Deposited[amount=1]
                        but got    Withdrawn[amount=1]
                                 ! Withdrawn[amount=2]""");
    }

    @Test
    void tellsAnUnexpectedErrorAndKeepsItAsCause() {
        assertThatThrownBy(() -> account.when(new Withdraw(7), AggregateScenarioTest::decide)
                        .then(new Withdrawn(7)))
                .hasMessageEndingWith("""
                        when     Withdraw[amount=7]
                        expected ! Withdrawn[amount=7]
                        but got  error java.lang.IllegalStateException: the balance is only 5""")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> account.when(new Withdraw(7), AggregateScenarioTest::decide)
                        .thenNothing())
                .hasMessageContaining("expected nothing\nbut got  error");
        assertThatThrownBy(() -> account.when(new Withdraw(7), AggregateScenarioTest::decide)
                        .thenStateSatisfies(state -> {}))
                .hasMessageContaining("expected a state\nbut got  error");
    }

    @Test
    void tellsThatAnErrorDidNotComeOrAnother() {
        assertThatThrownBy(() -> account.when(new Withdraw(1), AggregateScenarioTest::decide)
                        .thenError(IllegalStateException.class, "balance"))
                .hasMessageEndingWith("""
                        expected java.lang.IllegalStateException with "balance"
                        but got  Withdrawn[amount=1]""");
        assertThatThrownBy(() -> account.when(new Withdraw(7), AggregateScenarioTest::decide)
                        .thenError(IllegalArgumentException.class))
                .hasMessageContaining("expected java.lang.IllegalArgumentException\nbut got  error");
        assertThatThrownBy(() -> account.when(new Withdraw(7), AggregateScenarioTest::decide)
                        .thenError(IllegalStateException.class, "no such text"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void tellsAnotherState() {
        assertThatThrownBy(() -> account.when(new Withdraw(1), AggregateScenarioTest::decide)
                        .thenState(new Account(9)))
                .hasMessageEndingWith("expected state Account[balance=9]\nbut got  state Account[balance=4]");
    }

    @Test
    void aBeginningCanBeShared() {
        AggregateScenario<Event, Account> richer = account.given(List.of(new Deposited(100)));
        account.when(new Withdraw(50), AggregateScenarioTest::decide).thenError(IllegalStateException.class);
        richer.when(new Withdraw(50), AggregateScenarioTest::decide).thenState(new Account(55));
    }
}
