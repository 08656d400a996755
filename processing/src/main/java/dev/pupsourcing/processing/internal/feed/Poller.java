// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.report.StallLog;
import dev.pupsourcing.processing.internal.report.TroubleLog;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.processing.internal.signal.Signal;
import java.time.Duration;

/**
 * Polls the end of the log for all partitions of a process: at an interval, when it is woken up, and more often during
 * a stall.
 */
public final class Poller implements Runnable {

    /** The first pause during a stall; it doubles up to {@link #MAX_STALL_PAUSE}. */
    static final Duration FIRST_STALL_PAUSE = Duration.ofMillis(5);

    static final Duration MAX_STALL_PAUSE = Duration.ofMillis(100);

    /** The maximum pause after a failed poll. */
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
     * Creates a poller.
     *
     * @param wakeUps ends its pauses
     * @param more called when there are more events
     * @param reports logs failures and stalls
     */
    public Poller(LogFeed feed, RunSettings run, Signal wakeUps, Runnable more, RunReports reports) {
        this.feed = feed;
        this.interval = run.pollInterval();
        this.wakeUps = wakeUps;
        this.more = more;
        this.troubles = reports.troubles("the reading of the log");
        feed.whenEndReached(wakeUps::wakeUp);
        this.stalls = new StallLog(reports.logger(), reports.nanos(), reports.listeners());
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
        } finally {
            stalls.end();
        }
    }

    /** Polls once. */
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

    /** The pause until the next poll. */
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
