// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.signal;

import dev.pupsourcing.processing.internal.report.SteadyLogger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Looks once a second at what other threads cannot report themselves, because they may be stuck in a call to the database or
 * to a pool. It asks no database.
 */
public final class Watch implements Runnable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Signal end;
    private final SteadyLogger logger;
    private final List<Runnable> looks;

    /**
     * A watch.
     *
     * @param end ends it
     * @param looks what to do each second
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
            logger.log(Level.DEBUG, "a look at the run failed", e);
        }
    }
}
