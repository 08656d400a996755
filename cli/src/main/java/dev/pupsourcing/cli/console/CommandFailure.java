// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import org.jspecify.annotations.Nullable;

/** A failure that the user can do something about: one line that names the offender and the way out. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What failed was the work. */
    public static final int FAILURE = 1;

    /** What failed was the way the command was called. */
    public static final int USAGE = 2;

    private final int exitCode;

    private CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The work failed. */
    public static CommandFailure of(String message) {
        return new CommandFailure(FAILURE, message, null);
    }

    /** The work failed for a reason that has a stack trace. */
    public static CommandFailure of(String message, Throwable cause) {
        return new CommandFailure(FAILURE, message, cause);
    }

    /** The command was called in a way that makes no sense. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(USAGE, message, null);
    }

    /** The command was called in a way that makes no sense, as an exception says whose message is made for users. */
    public static CommandFailure usage(RuntimeException refusal) {
        return usage(String.valueOf(refusal.getMessage()));
    }

    /** The exit code of the process. */
    public int exitCode() {
        return exitCode;
    }
}
