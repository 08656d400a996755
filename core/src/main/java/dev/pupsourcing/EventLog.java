// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.util.UUID;

/** The global log of one event store, read over connections of its own. Thread-safe; the readers it opens are not. */
public interface EventLog {

    /** Opens a reader of the events in scope. The caller closes it. */
    LogReader openReader(ReadScope scope);

    /** The highest committed position, 0 for an empty log. */
    long latestPosition();

    /** The identity of this event store, drawn when its schema was made; checkpoints carry it. */
    UUID storeId();
}
