// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.EventPage.End;
import dev.pupsourcing.slot.SlotRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogFeedTest {

    private final MemoryLog log = new MemoryLog();
    private final LogFeed feed = new LogFeed(log, ReadScope.all(), 10, task -> {}, System::nanoTime);

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            log.append((i % 2 == 0 ? "a" : "b") + i % 7);
        }
    }

    private static EventPage page(LogFeed feed, Object consumer, ReadScope scope, long after, int limit) {
        return ReadPage.of(feed, consumer, scope, after, false, limit).page();
    }

    /** Reads to the end and returns the positions that were delivered. */
    private List<Long> readAll(Object consumer, ReadScope scope, long after) {
        List<Long> positions = new ArrayList<>();
        long at = after;
        EventPage page;
        do {
            page = page(feed, consumer, scope, at, 4);
            assertThat(page.scannedTo()).isGreaterThanOrEqualTo(at);
            page.events().forEach(event -> positions.add(event.position()));
            at = page.scannedTo();
        } while (page.end() == End.MORE);
        return positions;
    }

    @Test
    void manyConsumersReadTheLogOnce() {
        append(95);
        Map<Integer, Long> at = new HashMap<>();
        Map<Integer, List<PersistedEvent>> seen = new HashMap<>();
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < 8; i++) {
                ReadScope scope = ReadScope.all().withSlots(SlotRange.ofPartition(i, 8));
                EventPage page = page(feed, i, scope, at.getOrDefault(i, 0L), 10);
                at.put(i, page.scannedTo());
                seen.computeIfAbsent(i, key -> new ArrayList<>()).addAll(page.events());
                more |= page.end() == End.MORE;
            }
        }
        assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(95);
        assertThat(log.pages).isEqualTo(10);
        assertThat(log.opened).isEqualTo(1);
        assertThat(log.passed).isZero();
    }

    @Test
    void theNextPageIsReadAheadWhileOneIsHandled() {
        append(35);
        List<Runnable> tasks = new ArrayList<>();
        LogFeed eager = new LogFeed(log, ReadScope.all(), 10, tasks::add, System::nanoTime);
        assertThat(page(eager, "one", ReadScope.all(), 0, 10).scannedTo()).isEqualTo(10);
        assertThat(page(eager, "two", ReadScope.all(), 0, 10).scannedTo()).isEqualTo(10);
        assertThat(tasks).hasSize(1);
        tasks.get(0).run();
        assertThat(log.pages).isEqualTo(2);
        assertThat(page(eager, "one", ReadScope.all(), 10, 10).scannedTo()).isEqualTo(20);
        assertThat(log.pages).isEqualTo(2);
        assertThat(page(eager, "two", ReadScope.all(), 10, 10).scannedTo()).isEqualTo(20);
        assertThat(tasks).hasSize(2);
        eager.close();
        tasks.get(1).run();
        assertThat(log.pages).isEqualTo(2);
    }

    @Test
    void nothingIsReadAheadThatWouldPushOutAPageThatSomebodyNeeds() {
        append(300);
        List<Runnable> tasks = new ArrayList<>();
        LogFeed eager = new LogFeed(log, ReadScope.all(), 10, tasks::add, System::nanoTime);
        goOn(eager, tasks, 0, 16);
        assertThat(log.pages).isEqualTo(16);
        page(eager, "slow", ReadScope.all(), 10, 10);
        goOn(eager, tasks, 15, 16);
        assertThat(log.pages).isEqualTo(17);
        assertThat(page(eager, "slow", ReadScope.all(), 10, 10).size()).isEqualTo(10);
        assertThat(log.passed).isZero();
    }

    /** A fast consumer takes some pages, and the next one is read ahead, while a slow consumer has just begun. */
    private static void goOn(LogFeed eager, List<Runnable> tasks, int fromPage, int toPage) {
        if (fromPage == 0) {
            page(eager, "slow", ReadScope.all(), 0, 10);
        }
        for (int page = fromPage; page < toPage; page++) {
            page(eager, "fast", ReadScope.all(), page * 10, 10);
            tasks.forEach(Runnable::run);
            tasks.clear();
        }
    }

    @Test
    void whoeverIsSlowTakesThePagesThatWereKeptAtOnce() {
        append(300);
        ReadScope part = ReadScope.all().withSlots(SlotRange.ofPartition(0, 8));
        goOn(feed, new ArrayList<>(), 0, 16);
        EventPage page = page(feed, "slow", part, 0, 160);
        assertThat(page.scannedTo()).isEqualTo(160);
        assertThat(page.events()).extracting(PersistedEvent::position).isEqualTo(expected(part, 0, 160));
        assertThat(log.pages).isEqualTo(16);
    }

    @Test
    void pagesAreKeptForThoseWhoAreStillExpected() {
        append(300);
        feed.expect("late");
        feed.expect("never");
        readPages("early", 0, 10);
        assertThat(page(feed, "late", ReadScope.all(), 0, 100).size()).isEqualTo(100);
        feed.leave("never");
        readPages("early", 10, 11);
        assertThat(page(feed, "late", ReadScope.all(), 100, 10).size()).isEqualTo(10);
        readPages("early", 11, 12);
        assertThat(log.passed).isZero();
        assertThat(page(feed, "other", ReadScope.all(), 50, 10).size()).isEqualTo(10);
        assertThat(log.passed).isEqualTo(1);
    }

    private void readPages(String consumer, int from, int to) {
        for (int page = from; page < to; page++) {
            page(feed, consumer, ReadScope.all(), page * 10, 10);
        }
    }

    @Test
    void pagesOfLargeEventsAreNotKeptHoweverSlowSomebodyIs() {
        log.payloadBytes = 1024 * 1024;
        append(100);
        goOn(feed, new ArrayList<>(), 0, 10);
        assertThat(log.passed).isZero();
        assertThat(page(feed, "slow", ReadScope.all(), 10, 10).size()).isEqualTo(10);
        assertThat(log.passed).isEqualTo(1);
        assertThat(page(feed, "slow", ReadScope.all(), 90, 10).size()).isEqualTo(10);
        assertThat(log.passed).isEqualTo(1);
    }

    @Test
    void aFailureWhileReadingAheadIsMetByWhoeverNeedsThePage() {
        append(35);
        List<Runnable> tasks = new ArrayList<>();
        LogFeed eager = new LogFeed(log, ReadScope.all(), 10, tasks::add, System::nanoTime);
        page(eager, "one", ReadScope.all(), 0, 10);
        log.broken = true;
        tasks.get(0).run();
        assertThatThrownBy(() -> page(eager, "one", ReadScope.all(), 10, 10)).isInstanceOf(StoreAccessException.class);
        log.broken = false;
        assertThat(page(eager, "one", ReadScope.all(), 10, 10).scannedTo()).isEqualTo(20);
    }

    @Test
    void nobodyReadsAtTheEndButThePoll() {
        append(3);
        assertThat(readAll("one", ReadScope.all(), 0)).containsExactly(1L, 2L, 3L);
        int pages = log.pages;
        for (int i = 0; i < 20; i++) {
            assertThat(readAll("consumer " + i % 5, ReadScope.all(), 3)).isEmpty();
        }
        assertThat(log.pages).isEqualTo(pages);
        assertThat(feed.poll()).isFalse();
        append(2);
        assertThat(feed.poll()).isTrue();
        assertThat(log.pages).isEqualTo(pages + 2);
        assertThat(readAll("one", ReadScope.all(), 3)).containsExactly(4L, 5L);
        assertThat(log.pages).isEqualTo(pages + 2);
    }

    @Test
    void whoeverIsSlowReadsWhatWasProven() {
        append(200);
        assertThat(readAll("fast", ReadScope.all(), 0)).hasSize(200);
        assertThat(readAll("slow", ReadScope.ofContexts("a"), 5)).hasSize(97);
        assertThat(log.opened).isEqualTo(1);
        assertThat(log.passed).isPositive();
    }

    @Test
    void whoeverIsBehindAReadersStartGetsOneOfItsOwnUntilTheyMeet() {
        append(300);
        assertThat(readAll("ahead", ReadScope.all(), 290)).hasSize(10);
        assertThat(readAll("behind", ReadScope.all(), 0)).hasSize(300);
        assertThat(log.opened).isEqualTo(2);
        assertThat(log.closed).isEqualTo(1);
        feed.close();
        assertThat(log.closed).isEqualTo(2);
    }

    @Test
    void noMoreReadersAreOpenThanAllowed() {
        append(2_000);
        readAll("first", ReadScope.all(), 1_990);
        page(feed, "second", ReadScope.all(), 900, 10);
        EventPage none = page(feed, "third", ReadScope.all(), 0, 10);
        assertThat(none.end()).isEqualTo(End.STALLED);
        assertThat(none.scannedTo()).isZero();
        assertThat(log.opened).isEqualTo(LogFeed.MAX_READERS);
        feed.leave("second");
        assertThat(page(feed, "third", ReadScope.all(), 0, 10).size()).isEqualTo(10);
    }

    @Test
    void aConsumerBeyondTheEndChangesNothingForOthers() {
        append(30);
        EventPage lost = page(feed, "lost", ReadScope.all(), 1_000_000_000, 10);
        assertThat(lost.isEmpty()).isTrue();
        assertThat(readAll("sound", ReadScope.all(), 0)).hasSize(30);
    }

    @Test
    void aPositionInFlightIsNotPassed() {
        append(30);
        log.heldAt = 21;
        assertThat(readAll("one", ReadScope.all(), 0)).hasSize(20);
        assertThat(feed.stalled()).isTrue();
        assertThat(feed.stall().orElseThrow().position()).isEqualTo(21);
        assertThat(feed.poll()).isFalse();
        log.heldAt = Long.MAX_VALUE;
        assertThat(feed.poll()).isTrue();
        assertThat(readAll("one", ReadScope.all(), 20)).hasSize(10);
        assertThat(feed.stalled()).isFalse();
    }

    @Test
    void anotherScopeBeginsAnew() {
        append(30);
        readAll("one", ReadScope.all(), 0);
        feed.scope(ReadScope.all());
        assertThat(log.closed).isZero();
        feed.scope(ReadScope.ofContexts("a"));
        assertThat(readAll("one", ReadScope.ofContexts("a"), 10)).hasSize(10);
        assertThat(log.closed).isEqualTo(1);
    }

    /**
     * Consumers that join, leave, fall behind and are reset at random, while events are appended: each gets all events
     * in order.
     */
    @Test
    void nobodyMissesAnEventWhateverHappens() {
        Random random = new Random(20261124);
        Map<Integer, Long> at = new HashMap<>();
        Deque<Runnable> tasks = new ArrayDeque<>();
        LogFeed feed = new LogFeed(log, ReadScope.all(), 10, tasks::add, System::nanoTime);
        append(50);
        for (int step = 0; step < 5_000; step++) {
            int consumer = random.nextInt(6);
            long from = at.getOrDefault(consumer, 0L);
            ReadScope scope = consumer % 2 == 0 ? ReadScope.all() : ReadScope.ofContexts("b");
            EventPage page = page(feed, consumer, scope, from, 1 + random.nextInt(8));
            List<Long> expected = expected(scope, from, page.scannedTo());
            assertThat(page.events()).extracting(PersistedEvent::position).isEqualTo(expected);
            at.put(consumer, page.scannedTo());
            switch (random.nextInt(30)) {
                case 0 -> append(random.nextInt(40));
                case 1 -> at.put(consumer, (long) random.nextInt((int) log.latestPosition()));
                case 2 -> feed.leave(consumer);
                case 3, 4, 5 -> feed.poll();
                case 6, 7, 8, 9, 10 -> Optional.ofNullable(tasks.poll()).ifPresent(Runnable::run);
                default -> {
                    // The next consumer.
                }
            }
        }
    }

    private List<Long> expected(ReadScope scope, long after, long upTo) {
        return log.readPassed(scope, after, upTo, Integer.MAX_VALUE).events().stream()
                .map(PersistedEvent::position)
                .toList();
    }
}
