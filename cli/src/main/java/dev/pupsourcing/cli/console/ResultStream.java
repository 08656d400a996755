// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A buffered stream of results that keeps its first failure, which print streams would swallow. */
public final class ResultStream extends PrintStream {

    private static final int BUFFER = 1 << 16;

    private final Target target;
    private final BooleanSupplier pipe;

    private ResultStream(Target target, BooleanSupplier pipe) {
        super(new BufferedOutputStream(target, BUFFER), false, StandardCharsets.UTF_8);
        this.target = target;
        this.pipe = pipe;
    }

    /**
     * Wraps a stream.
     *
     * @param pipe returns whether the stream is a pipe; called after a failure
     */
    public static ResultStream of(OutputStream out, BooleanSupplier pipe) {
        return new ResultStream(new Target(out), pipe);
    }

    /** The results on the standard output of this process. */
    static ResultStream ofProcess() {
        return of(new FileOutputStream(FileDescriptor.out), ResultStream::outIsPipe);
    }

    private static boolean outIsPipe() {
        try {
            String file = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return file.startsWith("pipe:") || file.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** The reason why results could not be written, if there is one. */
    Optional<IOException> failure() {
        return Optional.ofNullable(target.failure);
    }

    /** Whether results could not be written because their reader has exited, as {@code head} does. */
    boolean readerHasEnded() {
        return failure()
                .filter(reason -> pipe.getAsBoolean()
                        || String.valueOf(reason.getMessage()).contains("pipe"))
                .isPresent();
    }

    /** Records the first failure. */
    private static final class Target extends OutputStream {

        private final OutputStream out;
        private @Nullable IOException failure;

        Target(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }
    }
}
