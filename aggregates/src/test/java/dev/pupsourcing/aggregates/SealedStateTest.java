// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.aggregates.Accounts.Deposited;
import dev.pupsourcing.aggregates.Accounts.Opened;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.mapping.PayloadException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a state that is a sealed interface, such as the phases of an order. */
class SealedStateTest {

    @TempDir
    Path folder;

    /** A state with two phases. */
    public sealed interface Phase {}

    /** The first phase. */
    public record Unopened() implements Phase {}

    /** The second phase; its map has typed keys. */
    public record Active(String owner, Map<Currency, Long> balances) implements Phase {}

    /** A typed key. */
    public record Currency(String code) {}

    /** An interface whose classes are unknown. */
    public interface Open {}

    private static Phase evolve(Phase phase, Accounts.Event event) {
        if (event instanceof Opened opened) {
            return new Active(opened.owner(), Map.of());
        }
        long before = phase instanceof Active active ? active.balances().getOrDefault(new Currency("EUR"), 0L) : 0;
        String owner = phase instanceof Active active ? active.owner() : "";
        long amount = event instanceof Deposited deposited ? deposited.amount() : 0;
        return new Active(owner, Map.of(new Currency("EUR"), before + amount));
    }

    @Test
    void isReadFromItsSnapshot() throws SQLException {
        TestStore store = TestStore.in(folder);
        AtomicInteger folded = new AtomicInteger();
        StateCodec<Phase> codec = StateCodec.of(JacksonPayloadCodec.create(), Phase.class);
        Evolver<Accounts.Event, Phase> counting = Evolver.of(new Unopened(), (phase, event) -> {
            folded.incrementAndGet();
            return evolve(phase, event);
        });
        AggregateRepository<Accounts.Event, Phase> accounts = AggregateRepository.builder(
                        store.events(), "Bank", "Account", counting, Accounts.mapping())
                .snapshots(Snapshots.of(store.events().snapshots(), codec).withInterval(3))
                .build();
        accounts.update("a-1", phase -> List.of(new Opened("Ann"), new Deposited(2), new Deposited(3)));
        folded.set(0);
        assertThat(accounts.load("a-1").state()).isEqualTo(new Active("Ann", Map.of(new Currency("EUR"), 5L)));
        assertThat(folded).hasValue(0);
    }

    @Test
    void isWrittenWithItsClass() {
        StateCodec<Phase> codec = StateCodec.of(JacksonPayloadCodec.create(), Phase.class);
        assertThat(new String(codec.encode(new Unopened()), StandardCharsets.UTF_8))
                .isEqualTo("{\"@type\":\"Unopened\"}");
        assertThat(codec.decode(codec.encode(new Unopened()))).isEqualTo(new Unopened());
    }

    @Test
    void aTypeWhoseClassesAreUnknownIsRefusedImmediately() {
        assertThatThrownBy(() -> StateCodec.of(JacksonPayloadCodec.create(), Open.class))
                .isInstanceOf(PayloadException.class)
                .hasMessageContaining(
                        "SealedStateTest$Open, which is abstract, so its objects lose their class; make it");
    }
}
