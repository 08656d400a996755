// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Collects the messages at INFO and above. */
public final class LineLogger implements System.Logger {

    private final List<String> lines;

    /** Collects the messages in a list. */
    public LineLogger(List<String> lines) {
        this.lines = lines;
    }

    /** Reports that are discarded. */
    public static RunReports.OfProjection unread() {
        SteadyLogger logger = new SteadyLogger(new LineLogger(new ArrayList<>()));
        return new RunReports.OfProjection(
                new TroubleLog("unread", logger, System::nanoTime), new LimitedLog(logger, System::nanoTime));
    }

    @Override
    public String getName() {
        return "lines";
    }

    @Override
    public boolean isLoggable(Level level) {
        return level.compareTo(Level.INFO) >= 0;
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        log(level, bundle, message);
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... parameters) {
        if (isLoggable(level)) {
            lines.add(level + " " + format);
        }
    }
}
