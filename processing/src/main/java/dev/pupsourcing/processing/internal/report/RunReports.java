// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.processing.internal.settings.RunSettings;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** Logs the state changes of one run of projections. Thread-safe. */
public final class RunReports {

    private final SteadyLogger logger;
    private final LongSupplier nanos;
    private final Listeners listeners;
    private final List<TroubleLog> troubles = new CopyOnWriteArrayList<>();
    private final Map<String, OfProjection> projections = new ConcurrentHashMap<>();

    /**
     * The logs of one projection.
     *
     * @param troubles failures that are retried
     * @param setAside events that were parked or became dead letters
     */
    public record OfProjection(TroubleLog troubles, LimitedLog setAside) {}

    /** Creates reports with the logger of the run. */
    public RunReports(RunSettings shared) {
        this.logger = new SteadyLogger(shared.logger());
        this.nanos = shared.nanos();
        this.listeners = new Listeners(shared.listeners(), logger);
    }

    public OfProjection of(String name) {
        return projections.computeIfAbsent(
                name,
                added -> new OfProjection(troubles("projection \"" + name + "\""), new LimitedLog(logger, nanos)));
    }

    /** A log of failures, of the whole run or of one projection. */
    public TroubleLog troubles(String subject) {
        TroubleLog added = new TroubleLog(subject, logger, nanos);
        troubles.add(added);
        return added;
    }

    public SteadyLogger logger() {
        return logger;
    }

    public Listeners listeners() {
        return listeners;
    }

    public LongSupplier nanos() {
        return nanos;
    }

    public void info(String message) {
        logger.log(Level.INFO, message);
    }

    /** Logs failures and stalls that have lasted long enough. */
    public void report() {
        troubles.forEach(TroubleLog::report);
    }
}
