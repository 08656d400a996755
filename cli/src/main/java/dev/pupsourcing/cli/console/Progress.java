// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a long task is: a bar on a terminal, nothing elsewhere. For one thread. */
public final class Progress implements AutoCloseable {

    /** For a task whose length is not known. */
    public static final long UNKNOWN = -1;

    private static final int UPDATE_MILLIS = 100;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * The progress of a task that begins now.
     *
     * @param total how many steps it has, or {@link #UNKNOWN}
     * @param unit what is counted, for example {@code " events"}
     */
    public static Progress of(Console console, String task, long total, String unit) {
        return console.errIsTerminal() ? new Progress(bar(console, task, total, unit, 1)) : new Progress(null);
    }

    /** The progress of a task that goes through bytes. */
    public static Progress ofBytes(Console console, String task, long total) {
        return console.errIsTerminal()
                ? new Progress(bar(console, task, total, " MiB", 1024L * 1024))
                : new Progress(null);
    }

    /** A bar, behind what was printed before it. */
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

    /** Notes further steps. */
    public void add(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    /** Notes that so many steps are done in all. */
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
