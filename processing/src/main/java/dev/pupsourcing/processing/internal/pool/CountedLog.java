// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.pool;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.internal.pool.PoolWatch.Use;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.spi.ProjectionLogReader;
import dev.pupsourcing.spi.ServerIncarnation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A log that reports waits for connections: for short reads completely, for readers at their first query. */
public final class CountedLog implements ProjectionLog {

    private final ProjectionLog log;
    private final PoolWatch watch;

    /** Wraps a log. */
    public CountedLog(ProjectionLog log, PoolWatch watch) {
        this.log = log;
        this.watch = watch;
    }

    private <T> T counted(Supplier<T> question) {
        return counted(Use.PASSING, question);
    }

    private <T> T counted(Use use, Supplier<T> question) {
        try (PoolWatch.Wait wait = watch.begin(use)) {
            try {
                T answer = question.get();
                wait.granted();
                return answer;
            } catch (Throwable failure) {
                wait.failed(failure);
                throw failure;
            }
        }
    }

    @Override
    public ProjectionLogReader openReader(ReadScope scope) {
        return new CountedReader(log.openReader(scope));
    }

    @Override
    public EventPage readPassed(ReadScope scope, long after, long passed, int limit) {
        return counted(() -> log.readPassed(scope, after, passed, limit));
    }

    @Override
    public List<PersistedEvent> readPassed(StreamId stream, long after, long passed, int limit) {
        return counted(() -> log.readPassed(stream, after, passed, limit));
    }

    @Override
    public long positionAsOf(Instant instant) {
        return counted(() -> log.positionAsOf(instant));
    }

    @Override
    public long latestPosition() {
        return counted(log::latestPosition);
    }

    @Override
    public UUID storeId() {
        return counted(log::storeId);
    }

    /** A reader takes its connection when it creates its mark, before it reads. */
    private final class CountedReader implements ProjectionLogReader {

        private final ProjectionLogReader reader;

        CountedReader(ProjectionLogReader reader) {
            this.reader = reader;
        }

        @Override
        public EventPage read(long after, int limit) {
            return reader.read(after, limit);
        }

        @Override
        public ServerIncarnation mark() {
            return counted(Use.KEPT, reader::mark);
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
}
