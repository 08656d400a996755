// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A stream of events from pages, each of which is fetched when the previous one is consumed. */
public final class PagedSpliterator extends Spliterators.AbstractSpliterator<PersistedEvent> {

    private final ToLongFunction<PersistedEvent> key;
    private final LongFunction<RowPage> fetch;
    private List<PersistedEvent> page = List.of();
    private int next;
    private long after;
    private boolean last;

    private PagedSpliterator(long after, ToLongFunction<PersistedEvent> key, LongFunction<RowPage> fetch) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.after = after;
        this.key = key;
        this.fetch = fetch;
    }

    /** Creates a stream of the pages after a key. */
    public static Stream<PersistedEvent> stream(
            long after, ToLongFunction<PersistedEvent> key, LongFunction<RowPage> fetch) {
        return StreamSupport.stream(new PagedSpliterator(after, key, fetch), false);
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
        RowPage fetched = fetch.apply(after);
        page = fetched.events();
        next = 0;
        last = !fetched.more();
        if (page.isEmpty()) {
            return false;
        }
        after = key.applyAsLong(page.get(page.size() - 1));
        return true;
    }
}
