// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import org.jspecify.annotations.Nullable;

/** A failure that the user can resolve. Its message is one line that names the offender and the remedy. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exit code if the work failed. */
    public static final int FAILURE = 1;

    /** The exit code of a usage error. */
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

    /** The work failed; the cause has the stack trace. */
    public static CommandFailure of(String message, Throwable cause) {
        return new CommandFailure(FAILURE, message, cause);
    }

    /** A usage error. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(USAGE, message, null);
    }

    /** A usage error with the message of an exception. */
    public static CommandFailure usage(RuntimeException refusal) {
        return usage(String.valueOf(refusal.getMessage()));
    }

    /** The exit code of the process. */
    public int exitCode() {
        return exitCode;
    }
}
