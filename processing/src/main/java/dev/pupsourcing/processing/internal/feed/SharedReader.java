// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.log.LogReader;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A reader that one thread at a time uses, and that can be closed without waiting for that thread. Thread-safe. */
final class SharedReader {

    private final LogReader reader;
    private final ReentrantLock use = new ReentrantLock();
    private volatile boolean connected;
    private volatile boolean closing;
    private boolean closed;

    SharedReader(LogReader reader) {
        this.reader = reader;
    }

    /** Uses the reader while no other thread does; closes it afterwards if that was asked for meanwhile. */
    <T> T use(Function<LogReader, T> question) {
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

    /** Notes that the reader has taken its connection. */
    void connected() {
        connected = true;
    }

    /** Whether it holds a connection. */
    boolean isConnected() {
        return connected;
    }

    /** Closes the reader: now, or as soon as the thread that uses it is done. Waits for nothing. */
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

    /** Closes the reader once no other thread uses it. */
    void close() {
        use.lock();
        try {
            closeOnce();
        } finally {
            use.unlock();
        }
    }

    /** A reader whose connection is broken needs no closing, so that this never fails. */
    private void closeOnce() {
        if (!closed) {
            closed = true;
            connected = false;
            try {
                reader.close();
            } catch (RuntimeException | Error e) {
                // Its connection is gone already.
            }
        }
    }
}
