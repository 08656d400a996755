// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage.End;
import org.junit.jupiter.api.Test;

/** The choice of a reader for a consumer. */
class ReaderChoiceTest {

    private final MemoryLog log = new MemoryLog();
    private final LogFeed feed = new LogFeed(log, ReadScope.all(), 10, task -> {}, System::nanoTime);

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            log.append("a" + i % 7);
        }
    }

    private void readAll(String consumer, long after) {
        ReadPage read = ReadPage.of(feed, consumer, ReadScope.all(), after, false, 4);
        while (read.page().end() == End.MORE) {
            read = ReadPage.of(feed, consumer, ReadScope.all(), read.page().scannedTo(), false, 4);
        }
    }

    /** With another reader it would restart from its checkpoint, where a third one would be opened, and so on. */
    @Test
    void aConsumerStaysWithItsReaderWhileItsCheckpointIsBehind() {
        append(400);
        readAll("fast", 300);
        ReadPage first = ReadPage.of(feed, "slow", ReadScope.all(), 290, false, 4);
        long after = first.page().scannedTo();
        while (after < 330) {
            ReadPage next = ReadPage.of(feed, "slow", ReadScope.all(), after, true, 4);
            assertThat(next.source()).isSameAs(first.source());
            after = next.page().scannedTo();
        }
        assertThat(log.opened).isEqualTo(2);
        assertThat(ReadPage.of(feed, "slow", ReadScope.all(), after, false, 4).source())
                .isNotSameAs(first.source());
        assertThat(log.opened).isEqualTo(2);
    }
}
