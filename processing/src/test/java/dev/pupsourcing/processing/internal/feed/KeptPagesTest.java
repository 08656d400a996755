// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ReadScope;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How much memory the pages take that are kept for slow consumers. */
class KeptPagesTest {

    private static final int PAGE = 10_000;
    private static final int PAGES = 9;
    private static final long MEGABYTE = 1024 * 1024;

    /** Nine pages with 90,000 events without payload take about 45 MB. */
    @Test
    void eventsWithoutPayloadCountToo() {
        MemoryLog log = new MemoryLog();
        String[] ids = new String[PAGES * PAGE];
        Arrays.fill(ids, "a");
        log.append(ids);
        LogFeed feed = new LogFeed(log, ReadScope.all(), PAGE, task -> {}, System::nanoTime);
        read(feed, "slow", 0);
        for (int page = 0; page < PAGES; page++) {
            read(feed, "fast", page);
        }
        read(feed, "slow", PAGES - 2);
        assertThat(log.passed).isZero();
        read(feed, "slow", 1);
        assertThat(log.passed).isEqualTo(1);
    }

    private static void read(LogFeed feed, String consumer, int page) {
        assertThat(ReadPage.of(feed, consumer, ReadScope.all(), (long) page * PAGE, false, PAGE)
                        .page()
                        .size())
                .isEqualTo(PAGE);
    }

    @Test
    void aSmallHeapKeepsLess() {
        assertThat(LogCursor.mostBytes(32 * MEGABYTE)).isEqualTo(4 * MEGABYTE);
        assertThat(LogCursor.mostBytes(256 * MEGABYTE)).isEqualTo(32 * MEGABYTE);
        assertThat(LogCursor.mostBytes(8192 * MEGABYTE)).isEqualTo(32 * MEGABYTE);
    }
}
