// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawPage;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Worker;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the log page by page, repeatedly from the start.
 *
 * @param database the database
 * @param start the position to read after
 * @param page the number of events per page
 */
public record Pager(BenchmarkDatabase database, long start, int page) {

    /** A plain statement with keyset paging. */
    public Contender floor() {
        return new Contender("floor: raw pages", 1, thread -> {
            Connection connection = database.connect();
            return new PageWorker(start, connection::close) {
                @Override
                RawPage read(long after) throws Exception {
                    return database.raw().page(connection, after, page);
                }
            };
        });
    }

    /** The library's read without a proof, which would lose events during appends. */
    public Contender unproven() {
        EventStore store = Reads.store(database);
        return new Contender("pupsourcing without gap safety", 1, thread -> {
            Connection connection = database.connect();
            return new PageWorker(start, connection::close) {
                @Override
                RawPage read(long after) {
                    List<PersistedEvent> events = store.peekLog(connection, ReadScope.all(), after, page);
                    return new RawPage(events.size(), Reads.last(events, after));
                }
            };
        });
    }

    /** The library's reader that never skips an event. */
    public Contender library() {
        EventLog log = Stores.of(database.kind()).log(database.dataSource());
        return new Contender("pupsourcing", 1, thread -> {
            LogReader reader = log.openReader(ReadScope.all());
            return new PageWorker(start, reader::close) {
                @Override
                RawPage read(long after) {
                    return raw(reader.read(after, page));
                }
            };
        });
    }

    private static RawPage raw(EventPage page) {
        return new RawPage(page.size(), page.scannedTo());
    }

    /** Reads a page, and starts again after the last page. */
    private abstract static class PageWorker implements Worker {
        private final long start;
        private final Closing resource;
        private long after;

        PageWorker(long start, Closing resource) {
            this.start = start;
            this.resource = resource;
            this.after = start;
        }

        abstract RawPage read(long after) throws Exception;

        @Override
        public int once() throws Exception {
            RawPage page = read(after);
            after = page.rows() == 0 ? start : page.last();
            return page.rows();
        }

        @Override
        public void close() throws SQLException {
            resource.close();
        }
    }
}
