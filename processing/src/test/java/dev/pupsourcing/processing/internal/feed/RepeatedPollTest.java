// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedPollTest {

    private final MemoryLog log = new MemoryLog();
    private final LogFeed feed = new LogFeed(log, ReadScope.all(), 10, task -> {}, System::nanoTime);

    /** Like a wake-up for an event that the read of a consumer does not see. */
    @Test
    void aPollDuringAReadOfAConsumerIsRepeated() {
        List<Boolean> polls = new ArrayList<>();
        feed.whenEndReached(() -> polls.add(feed.poll()));
        log.append("a1");
        log.afterRead = () -> {
            log.afterRead = () -> {};
            log.append("a1");
            polls.add(feed.poll());
        };

        EventPage page = ReadPage.of(feed, "one", ReadScope.all(), 0, false, 4).page();

        assertThat(polls).containsExactly(false, true);
        assertThat(page.events()).hasSize(2);
    }
}
