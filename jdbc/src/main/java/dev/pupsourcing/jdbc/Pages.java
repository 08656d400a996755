// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Makes a stream of events out of pages that are fetched one at a time, when the one before is used up. */
final class Pages extends Spliterators.AbstractSpliterator<PersistedEvent> {

    private final ToLongFunction<PersistedEvent> key;
    private final LongFunction<List<PersistedEvent>> fetch;
    private final int pageSize;
    private List<PersistedEvent> page = List.of();
    private int next;
    private long after;
    private boolean last;

    private Pages(
            long after, ToLongFunction<PersistedEvent> key, LongFunction<List<PersistedEvent>> fetch, int pageSize) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.after = after;
        this.key = key;
        this.fetch = fetch;
        this.pageSize = pageSize;
    }

    /** A stream of the pages that follow a key; a page shorter than {@code pageSize} is the last. */
    static Stream<PersistedEvent> stream(
            long after, ToLongFunction<PersistedEvent> key, LongFunction<List<PersistedEvent>> fetch, int pageSize) {
        return StreamSupport.stream(new Pages(after, key, fetch, pageSize), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super PersistedEvent> action) {
        if (next == page.size() && !fetchNext()) {
            return false;
        }
        action.accept(page.get(next++));
        return true;
    }

    private boolean fetchNext() {
        if (last) {
            return false;
        }
        page = fetch.apply(after);
        next = 0;
        last = page.size() < pageSize;
        if (page.isEmpty()) {
            return false;
        }
        after = key.applyAsLong(page.get(page.size() - 1));
        return true;
    }
}
