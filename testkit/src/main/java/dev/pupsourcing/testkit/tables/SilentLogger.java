// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.tables;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Logs nothing: there are thousands of failures that were asked for. */
public final class SilentLogger implements System.Logger {

    /** Logs nothing. */
    public SilentLogger() {}

    @Override
    public String getName() {
        return "silent";
    }

    @Override
    public boolean isLoggable(Level level) {
        return false;
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {}

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Object... values) {}
}
