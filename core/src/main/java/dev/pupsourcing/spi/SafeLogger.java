// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import dev.pupsourcing.internal.text.SafeCause;
import dev.pupsourcing.internal.text.SafeMessage;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A logger that makes messages safe before it forwards them: without forged lines, passwords, and rows that a server
 * quoted, also in the messages of causes. Thread-safe if the other logger is.
 */
public final class SafeLogger implements System.Logger {

    private final System.Logger logger;

    private SafeLogger(System.Logger logger) {
        this.logger = logger;
    }

    /** Wraps a logger. */
    public static System.Logger of(System.Logger logger) {
        return logger instanceof SafeLogger ? logger : new SafeLogger(Objects.requireNonNull(logger, "logger"));
    }

    @Override
    public String getName() {
        return logger.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return logger.isLoggable(level);
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            logger.log(level, bundle, clean(message), SafeCause.of(thrown));
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... values) {
        if (!isLoggable(level)) {
            return;
        }
        @Nullable Object[] safe = values == null ? new Object[0] : values.clone();
        for (int i = 0; i < safe.length; i++) {
            safe[i] = safe[i] instanceof Number || safe[i] == null ? safe[i] : clean(String.valueOf(safe[i]));
        }
        logger.log(level, bundle, clean(format), safe);
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : SafeMessage.clean(text);
    }
}
