// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage.End;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Consumers at distant positions that share one reader, because the pool is small. */
class OneReaderTest {

    private static final int EVENTS = 400;

    private long nanos;
    private final MemoryLog log = new MemoryLog();
    private final LogFeed feed = new LogFeed(log, ReadScope.all(), 10, task -> {}, () -> nanos);

    private ReadPage page(String consumer, long after, boolean pending) {
        nanos += TimeUnit.MILLISECONDS.toNanos(100);
        ReadPage page = ReadPage.of(feed, consumer, ReadScope.all(), after, pending, 4);
        return page;
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            log.append("a" + i % 7);
        }
    }

    @Test
    void theyTakeTurnsUntilBothAreThere() {
        append(EVENTS);
        feed.useOne();
        long first = 0;
        long second = 200;
        for (int i = 0; i < EVENTS && (first < EVENTS || second < EVENTS); i++) {
            first = page("first", first, false).page().scannedTo();
            second = page("second", second, false).page().scannedTo();
            assertThat(feed.held()).isLessThanOrEqualTo(1);
        }
        assertThat(first).isEqualTo(EVENTS);
        assertThat(second).isEqualTo(EVENTS);
        assertThat(log.opened).isGreaterThan(2);
    }

    /** Otherwise it would restart from its checkpoint, and read the same positions in each turn. */
    @Test
    void aConsumerWhoseCheckpointIsBehindMayFinish() {
        append(EVENTS);
        feed.useOne();
        ReadPage first = page("first", 0, false);
        for (long after = 4; after < 40; after += 4) {
            assertThat(page("second", 200, false).source()).isNull();
            assertThat(page("first", after, true).source()).isSameAs(first.source());
        }
        assertThat(page("first", 40, false).source()).isNull();
        assertThat(page("second", 200, false).source()).isNotNull();
        assertThat(page("first", 40, false).source()).isNull();
    }

    /** A consumer in a long batch makes no requests. */
    @Test
    void aConsumerThatDoesNotLeaveLosesItsReader() {
        append(EVENTS);
        feed.useOne();
        ReadPage first = page("first", 0, false);
        while (page("second", 200, false).source() == null) {
            assertThat(nanos).isLessThan(TimeUnit.SECONDS.toNanos(62));
        }
        assertThat(first.source()).isNotNull();
        assertThat(first.source().isCurrent()).isFalse();
    }

    @Test
    void theReaderThatIsFurthestFromTheEndIsKept() {
        append(EVENTS);
        ReadPage fast = page("fast", 300, false);
        ReadPage slow = page("slow", 0, false);
        assertThat(feed.held()).isEqualTo(2);
        feed.useOne();
        assertThat(feed.held()).isEqualTo(1);
        assertThat(page("slow", 4, false).source()).isSameAs(slow.source());
        assertThat(page("fast", 304, false).source()).isNull();
        assertThat(fast.source().isCurrent()).isFalse();
        feed.useMany();
        assertThat(page("fast", 304, false).page().end()).isEqualTo(End.MORE);
        assertThat(feed.held()).isEqualTo(2);
        feed.closeAll();
        assertThat(feed.held()).isZero();
        assertThat(log.closed).isEqualTo(log.opened);
    }
}
