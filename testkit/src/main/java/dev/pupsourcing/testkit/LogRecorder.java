// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A logger that keeps its lines, each with its level in front, from a level on. Thread-safe. */
final class LogRecorder implements System.Logger {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Level from;

    LogRecorder(Level from) {
        this.from = from;
    }

    /** All lines so far, the oldest first. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The lines so far that begin in this way. */
    List<String> lines(String beginning) {
        return lines.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    @Override
    public String getName() {
        return "recorder";
    }

    @Override
    public boolean isLoggable(Level level) {
        return level.compareTo(from) >= 0;
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            StringWriter trace = new StringWriter();
            if (thrown != null) {
                thrown.printStackTrace(new PrintWriter(trace, true));
            }
            lines.add(level + " " + message + " " + trace);
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... values) {
        if (isLoggable(level)) {
            lines.add(level + " " + format);
        }
    }
}
