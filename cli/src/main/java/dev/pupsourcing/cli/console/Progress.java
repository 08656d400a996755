// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a long task: a bar on a terminal, nothing otherwise. Not thread-safe. */
public final class Progress implements AutoCloseable {

    /** The total of a task of unknown length. */
    public static final long UNKNOWN = -1;

    private static final int UPDATE_MILLIS = 100;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Starts showing the progress of a task.
     *
     * @param total the number of steps, or {@link #UNKNOWN}
     * @param unit what is counted, for example {@code " events"}
     */
    public static Progress of(Console console, String task, long total, String unit) {
        return console.errIsTerminal() ? new Progress(bar(console, task, total, unit, 1)) : new Progress(null);
    }

    /** Starts showing the progress of a task that processes bytes. */
    public static Progress ofBytes(Console console, String task, long total) {
        return console.errIsTerminal()
                ? new Progress(bar(console, task, total, " MiB", 1024L * 1024))
                : new Progress(null);
    }

    /** A progress bar on a new line. */
    private static ProgressBar bar(Console console, String task, long total, String unit, long size) {
        console.out().flush();
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(unit, size)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(console.err(), console.columns() - 1))
                .showSpeed()
                .build();
    }

    /** Adds completed steps. */
    public void add(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    /** Sets the number of completed steps. */
    public void to(long steps) {
        if (bar != null) {
            bar.stepTo(steps);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
