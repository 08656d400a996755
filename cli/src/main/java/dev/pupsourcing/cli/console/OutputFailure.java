// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

/** Results that cannot be written any more: their reader has ended, or for example the disk is full. */
public final class OutputFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a shell reports for a program whose reader has ended: 128 and the number of SIGPIPE. */
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

    /** The exit code: that of a closed pipe, about which nothing is reported, or that of a failure. */
    public int exitCode() {
        return readerHasEnded ? READER_HAS_ENDED : CommandFailure.FAILURE;
    }

    /** Whether it is worth a message; {@code pup log | head} is not. */
    public boolean isReported() {
        return !readerHasEnded;
    }
}
