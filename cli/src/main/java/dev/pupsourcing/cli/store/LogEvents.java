// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import dev.pupsourcing.PersistedEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of pages up to a position, one by one. Not thread-safe. */
public final class LogEvents {

    private final LogPages pages;
    private final long last;
    private final Deque<PersistedEvent> waiting = new ArrayDeque<>();

    /** The events of pages, which the caller closes. */
    public LogEvents(LogPages pages, long last) {
        this.pages = pages;
        this.last = last;
    }

    /** The next event; null at the end. */
    public @Nullable PersistedEvent next() {
        while (waiting.isEmpty()) {
            List<PersistedEvent> page = pages.nextUpTo(last);
            if (page == null) {
                return null;
            }
            waiting.addAll(page);
        }
        return waiting.removeFirst();
    }
}
