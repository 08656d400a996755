// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.log.EventPage.End;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ServerIncarnation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events that were read before a server crash are never mixed with events that are read afterwards. */
class LogCursorTest {

    private static final ReadScope ALL = ReadScope.all();

    private final MemoryLog log = new MemoryLog();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final LogFeed feed = new LogFeed(log, ALL, 10, tasks::add, System::nanoTime);

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            log.append((i % 2 == 0 ? "a" : "b") + i % 7);
        }
    }

    private LogCursor source(Object consumer, long after) {
        return Objects.requireNonNull(
                ReadPage.of(feed, consumer, ALL, after, false, 10).source());
    }

    @Test
    void staysTheSameWhileItsReaderDoes() {
        append(35);
        LogCursor first = source("one", 0);
        assertThat(source("one", 10)).isSameAs(first);
        assertThat(source("two", 0)).isSameAs(first);
        assertThat(first.isCurrent()).isTrue();
    }

    @Test
    void aReaderThatFailsIsGivenUpWithAllItHasRead() {
        append(5);
        LogCursor first = source("one", 0);
        source("two", 5);
        log.crash(3);
        append(4);
        assertThatThrownBy(feed::poll).isInstanceOf(StoreAccessException.class);
        assertThat(first.isCurrent()).isFalse();
        assertThat(feed.poll()).isTrue();
        assertThat(feed.poll()).isFalse();
        ReadPage page = ReadPage.of(feed, "one", ALL, 3, false, 10);
        assertThat(page.source()).isNotSameAs(first);
        assertThat(page.page().scannedTo()).isEqualTo(7);
        assertThat(log.closed).isEqualTo(1);
    }

    @Test
    void aFailureWhileReadingAheadMakesWhatIsKeptVoidToo() {
        append(35);
        LogCursor first = source("one", 0);
        log.crash(8);
        append(30);
        tasks.remove().run();
        assertThat(source("one", 0)).isNotSameAs(first);
    }

    /** Otherwise a batch would be rolled back whenever the others of a worker change. */
    @Test
    void staysConnectedAfterAChangeOfTheScopeUntilItsConsumersAskAgain() {
        append(35);
        LogCursor first = source("slow", 0);
        source("quick", 0);
        feed.scope(ReadScope.ofContexts("a", "b"));
        assertThat(source("quick", 0)).isNotSameAs(first);
        assertThat(first.isCurrent()).isTrue();
        assertThat(feed.poll()).isFalse();
        assertThat(log.closed).isZero();
        assertThat(source("slow", 10)).isNotSameAs(first);
        assertThat(log.closed).isEqualTo(1);
    }

    @Test
    void driesUpIfATransactionDoesNotSeeItsMarkThoughOneDidBefore() {
        append(5);
        LogCursor first = source("one", 0);
        first.confirmed();
        assertThat(first.missed()).isTrue();
        assertThat(first.isCurrent()).isFalse();
        assertThat(source("one", 0)).isNotSameAs(first);
    }

    @Test
    void losesItsMarkIfTransactionsRunElsewhere() {
        append(5);
        LogCursor first = source("one", 0);
        assertThat(first.missed()).isFalse();
        assertThat(first.mark().isNone()).isTrue();
        assertThat(first.isCurrent()).isTrue();
        assertThat(source("one", 5)).isSameAs(first);
    }

    @Test
    void endsIfItsMarkWasNotSeenAndItsReaderIsDisconnected() {
        append(5);
        LogCursor first = source("one", 0);
        log.crash(5);
        assertThat(first.missed()).isTrue();
        assertThat(first.mark().isNone()).isFalse();
    }

    /** One partition with its checkpoint and read model, which follows the protocol. */
    private final class Consumer {

        private final ReadScope scope;
        private final List<PersistedEvent> model = new ArrayList<>();
        private long checkpoint;
        private long claimed;
        private long scanned;
        private Optional<LogCursor> source = Optional.empty();

        Consumer(int partition) {
            scope = ALL.withSlots(SlotRange.ofPartition(partition, 4));
        }

        /** Reads, and handles the events unless it is slow; the crash may happen in between. */
        void step(Random random, Runnable between) {
            ReadPage page;
            try {
                page = ReadPage.of(feed, this, scope, scanned, false, 1 + random.nextInt(8));
            } catch (StoreAccessException e) {
                return;
            }
            LogCursor from = page.source();
            if (from == null) {
                return;
            }
            if (!source.orElse(from).equals(from)) {
                claim();
                return;
            }
            source = Optional.of(from);
            scanned = page.page().scannedTo();
            between.run();
            if (!page.page().isEmpty() || random.nextInt(5) == 0) {
                act(from, page.page().events());
            }
        }

        private void act(LogCursor from, List<PersistedEvent> events) {
            ServerIncarnation now = log.mark();
            if (!now.equals(from.mark())) {
                assertThat(from.missed()).isTrue();
                claim();
            } else if (checkpoint != claimed) {
                claim();
            } else {
                from.confirmed();
                model.addAll(events);
                checkpoint = scanned;
                claimed = scanned;
            }
        }

        private void claim() {
            source = Optional.empty();
            scanned = checkpoint;
            claimed = checkpoint;
        }

        /** A crash that loses an event also loses all later commits. */
        void crash(int left) {
            model.removeIf(event -> event.position() > left);
            checkpoint = Math.min(checkpoint, left);
        }

        List<UUID> ids() {
            return model.stream().map(stored -> stored.event().eventId()).toList();
        }

        List<UUID> expected() {
            return log.readPassed(scope, 0, log.latestPosition(), Integer.MAX_VALUE).events().stream()
                    .map(stored -> stored.event().eventId())
                    .toList();
        }
    }

    @Test
    void nobodyMissesOrDoublesAnEventHoweverOftenTheServerCrashes() {
        for (int seed = 0; seed < 40; seed++) {
            crashes(new Random(seed));
        }
    }

    private void crashes(Random random) {
        log.crash(0);
        List<Consumer> consumers = List.of(new Consumer(0), new Consumer(1), new Consumer(2), new Consumer(3));
        for (int step = 0; step < 2_000; step++) {
            consumers.get(random.nextInt(4)).step(random, () -> happens(random, consumers));
            happens(random, consumers);
        }
        for (int step = 0; step < 400; step++) {
            poll();
            consumers.get(step % 4).step(random, () -> {});
        }
        consumers.forEach(consumer -> assertThat(consumer.ids()).isEqualTo(consumer.expected()));
        consumers.forEach(feed::leave);
    }

    private void happens(Random random, List<Consumer> consumers) {
        switch (random.nextInt(60)) {
            case 0 -> append(random.nextInt(30));
            case 1, 2, 3 -> poll();
            case 4, 5, 6, 7 -> Optional.ofNullable(tasks.poll()).ifPresent(Runnable::run);
            case 8 -> {
                int left = (int) Math.max(0, log.latestPosition() - random.nextInt(12));
                log.crash(left);
                consumers.forEach(consumer -> consumer.crash(left));
            }
            default -> {
                // The next step.
            }
        }
    }

    private void poll() {
        try {
            feed.poll();
        } catch (StoreAccessException e) {
            // The next one knows more.
        }
    }

    @Test
    void aClosedFeedHasNoSource() {
        append(5);
        feed.close();
        ReadPage page = ReadPage.of(feed, "one", ALL, 0, false, 10);
        assertThat(page.source()).isNull();
        assertThat(page.page().end()).isEqualTo(End.STALLED);
    }
}
