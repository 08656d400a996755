// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that a consumer has read, and its reader.
 *
 * @param source null if nothing could be read
 */
record ReadPage(EventPage page, @Nullable LogCursor source) {

    /** Reads the next page of a consumer. */
    static ReadPage of(LogFeed feed, Object consumer, ReadScope scope, long after, boolean pending, int limit) {
        LogCursor source = feed.reader(consumer, after, pending);
        EventPage page = source == null
                ? EventPage.of(List.of(), after, EventPage.End.STALLED)
                : feed.page(source, scope, after, limit);
        return new ReadPage(page, source);
    }
}
