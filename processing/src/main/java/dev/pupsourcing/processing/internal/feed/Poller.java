// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.report.StallLog;
import dev.pupsourcing.processing.internal.report.TroubleLog;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.processing.internal.signal.Signal;
import java.time.Duration;

/**
 * Looks at the end of the log for all lanes of a process, at an interval, when it is woken up, and more often while a
 * position may still be in flight.
 */
public final class Poller implements Runnable {

    /** The first pause while a position may be in flight; it doubles up to {@link #MAX_STALL_PAUSE}. */
    static final Duration FIRST_STALL_PAUSE = Duration.ofMillis(5);

    static final Duration MAX_STALL_PAUSE = Duration.ofMillis(100);

    /** The longest pause after a look that failed. */
    static final Duration FAILURE_PAUSE = Duration.ofMillis(500);

    private final LogFeed feed;
    private final Duration interval;
    private final Signal wakeUps;
    private final Runnable more;
    private final TroubleLog troubles;
    private final StallLog stalls;
    private Duration stallPause = FIRST_STALL_PAUSE;
    private boolean failed;

    /**
     * A poller.
     *
     * @param wakeUps ends its pauses
     * @param more is told when there is more to read
     * @param reports says in the log what keeps it from looking, or from reading on
     */
    public Poller(LogFeed feed, RunSettings run, Signal wakeUps, Runnable more, RunReports reports) {
        this.feed = feed;
        this.interval = run.pollInterval();
        this.wakeUps = wakeUps;
        this.more = more;
        this.troubles = reports.troubles("the reading of the log");
        this.stalls = new StallLog(reports.logger(), reports.nanos());
    }

    @Override
    public void run() {
        try {
            while (!wakeUps.stopped()) {
                long ticket = wakeUps.ticket();
                poll();
                wakeUps.await(ticket, pause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once. */
    public void poll() {
        try {
            if (feed.poll()) {
                more.run();
            }
            stalls.look(feed.stalled(), feed.end(), feed::stall);
            failed = false;
            troubles.recovered(this);
        } catch (Throwable e) {
            failed = true;
            troubles.failed(this, e);
        }
    }

    /** How long to wait until the next look. */
    public Duration pause() {
        if (failed) {
            return FAILURE_PAUSE.compareTo(interval) < 0 ? FAILURE_PAUSE : interval;
        }
        if (!feed.stalled()) {
            stallPause = FIRST_STALL_PAUSE;
            return interval;
        }
        Duration pause = stallPause;
        Duration doubled = stallPause.multipliedBy(2);
        stallPause = doubled.compareTo(MAX_STALL_PAUSE) < 0 ? doubled : MAX_STALL_PAUSE;
        return pause.compareTo(interval) < 0 ? pause : interval;
    }
}
