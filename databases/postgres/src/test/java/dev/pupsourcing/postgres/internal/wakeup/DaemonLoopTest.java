// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.wakeup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A thread that repeats its work until it is closed. */
class DaemonLoopTest {

    private final Log log = new Log();
    private final DaemonLoop loop = new DaemonLoop("pup-test", log);

    @Test
    void reportsAFailureAndContinues() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(2);
        loop.start(() -> {
            runs.countDown();
            throw new IllegalStateException("planned");
        });

        assertThat(runs.await(60, TimeUnit.SECONDS)).isTrue();
        loop.close();
        assertThat(log.messages).containsExactly("pup-test failed and continues: java.lang.IllegalStateException");
    }

    /** Its pool may be closed before the thread has returned its connection. */
    @Test
    void doesNotReportAFailureAfterTheEnd() throws InterruptedException {
        Thread[] thread = new Thread[1];
        CountDownLatch begun = new CountDownLatch(1);
        loop.start(() -> {
            thread[0] = Thread.currentThread();
            begun.countDown();
            loop.close();
            throw new IllegalStateException("planned");
        });

        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        thread[0].join();
        assertThat(log.messages).isEmpty();
    }

    /** Keeps messages. */
    private static final class Log implements System.Logger {

        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            messages.add(message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            messages.add(format);
        }
    }
}
