// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.signal;

import dev.pupsourcing.processing.internal.report.SteadyLogger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Checks once per second what other threads cannot report, because they may be stuck in a call to the database or a
 * pool. It does not use the database.
 */
public final class Watch implements Runnable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Signal end;
    private final SteadyLogger logger;
    private final List<Runnable> looks;

    /**
     * Creates a watch.
     *
     * @param end ends it
     * @param looks the checks
     */
    public Watch(Signal end, SteadyLogger logger, List<Runnable> looks) {
        this.end = end;
        this.logger = logger;
        this.looks = List.copyOf(looks);
    }

    @Override
    public void run() {
        try {
            while (end.pause(INTERVAL)) {
                looks.forEach(this::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Runnable one) {
        try {
            one.run();
        } catch (Throwable e) {
            logger.log(Level.DEBUG, "a check of the run failed", e);
        }
    }
}
