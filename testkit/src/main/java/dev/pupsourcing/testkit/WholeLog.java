// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** The whole log as a connection sees it, for checks at the end, when no transaction is open any more. */
final class WholeLog {

    private static final int PAGE = 1000;

    private WholeLog() {}

    /** All events in position order. */
    static List<PersistedEvent> of(EventStore store, Connection connection) {
        List<PersistedEvent> all = new ArrayList<>();
        List<PersistedEvent> page;
        long after = 0;
        do {
            page = store.peekLog(connection, ReadScope.all(), after, PAGE);
            all.addAll(page);
            after = page.isEmpty() ? after : page.get(page.size() - 1).position();
        } while (!page.isEmpty());
        return all;
    }
}
