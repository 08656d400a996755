// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import java.util.List;

/**
 * The log as projections use it: they also read parts of the log that a reader has passed. Implemented by the library.
 * Thread-safe; its readers are not.
 */
public interface ProjectionLog extends EventLog {

    @Override
    ProjectionLogReader openReader(ReadScope scope);

    /**
     * Reads events from a part of the log that a reader of this log has passed, so that it is known to be complete.
     *
     * @param after the position to read after
     * @param passed the position to read up to: the {@link EventPage#scannedTo()} of a page from such a reader that
     *     began at or before {@code after}
     * @param limit the maximum number of events, at least 1; fewer are returned if events are large
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    EventPage readPassed(ReadScope scope, long after, long passed, int limit);

    /**
     * Reads events of one stream from a part of the log that a reader has passed, in version order.
     *
     * @param after the position to read after
     * @param passed the position to read up to
     * @param limit the maximum number of events, at least 1; fewer are returned if events are large
     * @return the events; empty only if there are no more
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     * @throws dev.pupsourcing.DamagedStreamException if a version between them or before the first is missing
     */
    List<PersistedEvent> readPassed(StreamId stream, long after, long passed, int limit);
}
