// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.spi.ProjectionLogReader;
import dev.pupsourcing.spi.ServerIncarnation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** A log that counts the events that are read from it. Thread-safe. */
public final class CountingLog implements ProjectionLog {

    private final ProjectionLog log;
    private final LongAdder events = new LongAdder();

    public CountingLog(ProjectionLog log) {
        this.log = log;
    }

    /** The number of events that were read, including repeated reads. */
    public long events() {
        return events.sum();
    }

    private EventPage counted(EventPage page) {
        events.add(page.size());
        return page;
    }

    @Override
    public ProjectionLogReader openReader(ReadScope scope) {
        return new CountingReader(log.openReader(scope));
    }

    /** Wraps a reader and counts its events. */
    private final class CountingReader implements ProjectionLogReader {

        private final ProjectionLogReader reader;

        CountingReader(ProjectionLogReader reader) {
            this.reader = reader;
        }

        @Override
        public EventPage read(long after, int limit) {
            return counted(reader.read(after, limit));
        }

        @Override
        public ServerIncarnation mark() {
            return reader.mark();
        }

        @Override
        public boolean sees(ServerIncarnation mark) {
            return reader.sees(mark);
        }

        @Override
        public Optional<LogStall> stall() {
            return reader.stall();
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    @Override
    public EventPage readPassed(ReadScope scope, long after, long passed, int limit) {
        return counted(log.readPassed(scope, after, passed, limit));
    }

    @Override
    public List<PersistedEvent> readPassed(StreamId stream, long after, long passed, int limit) {
        return log.readPassed(stream, after, passed, limit);
    }

    @Override
    public long positionAsOf(Instant instant) {
        return log.positionAsOf(instant);
    }

    @Override
    public long latestPosition() {
        return log.latestPosition();
    }

    @Override
    public UUID storeId() {
        return log.storeId();
    }
}
