// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

/** Results can no longer be written, because their reader has exited, or for example because the disk is full. */
public final class OutputFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exit code that shells use for a program whose reader has exited: 128 plus the number of SIGPIPE. */
    public static final int READER_HAS_ENDED = 141;

    private final boolean readerHasEnded;

    private OutputFailure(String message, boolean readerHasEnded) {
        super(message);
        this.readerHasEnded = readerHasEnded;
    }

    static OutputFailure of(Object out) {
        if (out instanceof ResultStream results) {
            String reason = results.failure()
                    .map(failure -> ": " + failure.getMessage())
                    .orElse("");
            return new OutputFailure("standard output cannot be written" + reason, results.readerHasEnded());
        }
        return new OutputFailure("standard output cannot be written", false);
    }

    /** The exit code: that of a closed pipe, which is not reported, or that of a failure. */
    public int exitCode() {
        return readerHasEnded ? READER_HAS_ENDED : CommandFailure.FAILURE;
    }

    /** Whether to print a message; not for a closed pipe, as with {@code pup log | head}. */
    public boolean isReported() {
        return !readerHasEnded;
    }
}
