// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.spi.ProjectionLogReader;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A reader that one thread at a time uses, and that can be closed without waiting for it. Thread-safe. */
final class SharedReader {

    private final ProjectionLogReader reader;
    private final ReentrantLock use = new ReentrantLock();
    private volatile boolean connected;
    private volatile boolean closing;
    private boolean closed;

    SharedReader(ProjectionLogReader reader) {
        this.reader = reader;
    }

    /** Uses the reader exclusively; closes it afterwards if that was requested during the use. */
    <T> T use(Function<ProjectionLogReader, T> question) {
        use.lock();
        try {
            return question.apply(reader);
        } finally {
            use.unlock();
            if (closing) {
                closeUnlessUsed();
            }
        }
    }

    /** Records that the reader has taken its connection. */
    void connected() {
        connected = true;
    }

    /** Whether it has a connection. */
    boolean isConnected() {
        return connected;
    }

    /** Closes the reader now, or when the thread that uses it has finished. Does not wait. */
    void closeSoon() {
        closing = true;
        closeUnlessUsed();
    }

    private void closeUnlessUsed() {
        if (use.tryLock()) {
            try {
                closeOnce();
            } finally {
                use.unlock();
            }
        }
    }

    /** Waits until no other thread uses the reader, and closes it. */
    void close() {
        use.lock();
        try {
            closeOnce();
        } finally {
            use.unlock();
        }
    }

    /** Ignores failures, because a reader with a broken connection needs no closing. */
    private void closeOnce() {
        if (!closed) {
            closed = true;
            connected = false;
            try {
                reader.close();
            } catch (RuntimeException | Error e) {
                // its connection is already closed
            }
        }
    }
}
