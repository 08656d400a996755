// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagedSpliteratorTest {

    private final List<Long> asked = new ArrayList<>();

    /** A log with the positions 10, 20, 30 and so on. */
    private Stream<PersistedEvent> pages(long after, int pageSize, int count) {
        return PagedSpliterator.stream(after, PersistedEvent::position, from -> page(from, pageSize, count));
    }

    private RowPage page(long after, int pageSize, int count) {
        asked.add(after);
        List<PersistedEvent> events = LongStream.rangeClosed(1, count)
                .map(index -> index * 10)
                .filter(position -> position > after)
                .limit(pageSize)
                .mapToObj(PagedSpliteratorTest::at)
                .toList();
        return new RowPage(events, events.size() == pageSize, null);
    }

    private static PersistedEvent at(long position) {
        return PersistedEvent.of(
                Event.builder(StreamId.of("Sales", "Order", "o-1"), "Placed").build(), position, position);
    }

    @ParameterizedTest
    @CsvSource({"3, 0, 1", "3, 1, 1", "3, 2, 1", "3, 3, 2", "3, 7, 3", "1, 4, 5", "100, 7, 1"})
    void deliversAllOnceInOrderInAsFewPagesAsPossible(int pageSize, int count, int fetches) {
        assertThat(pages(0, pageSize, count).map(PersistedEvent::position))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count)
                        .map(index -> index * 10)
                        .boxed()
                        .toList());
        assertThat(asked).hasSize(fetches);
    }

    @Test
    void beginsStrictlyAfterAKey() {
        assertThat(pages(20, 2, 5).map(PersistedEvent::position)).containsExactly(30L, 40L, 50L);
        assertThat(asked).containsExactly(20L, 40L);
    }

    @Test
    void fetchesOnlyWhatIsConsumed() {
        Iterator<PersistedEvent> events = pages(0, 2, 100).iterator();
        assertThat(asked).isEmpty();
        events.next();
        assertThat(asked).hasSize(1);
        events.next();
        events.next();
        assertThat(asked).hasSize(2);
        assertThat(pages(0, 10, 100).limit(5)).hasSize(5);
        assertThat(asked).hasSize(3);
    }

    @Test
    void isSequential() {
        assertThat(pages(0, 2, 4).isParallel()).isFalse();
    }
}
