// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.internal.text.SafeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at exceptions of others, whose methods may fail themselves. */
public final class Causes {

    private static final int MAX_CAUSES = 10;

    private Causes() {}

    /** A failure and its causes, from the outside to the inside, as far as they can be asked. */
    public static List<Throwable> of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable cause = failure;
        while (cause != null && causes.size() < MAX_CAUSES) {
            causes.add(cause);
            cause = causeOf(cause);
        }
        return causes;
    }

    /** What a question about a failure finds out; nothing if the failure fails itself when it is asked. */
    public static <T> Optional<T> ask(Supplier<Optional<T>> question) {
        try {
            return question.get();
        } catch (Throwable e) {
            return Optional.empty();
        }
    }

    private static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    /** What a failure says of itself, without secrets, on one line; its class if it cannot be asked. */
    public static String text(Throwable failure) {
        try {
            return SafeMessage.described(failure);
        } catch (Throwable e) {
            return failure.getClass().getName() + " (which fails when it is asked for its message)";
        }
    }

    /** The message of a failure, without secrets, on one line; its class if it has none or cannot be asked. */
    public static String message(Throwable failure) {
        try {
            return failure.getMessage() == null ? text(failure) : SafeMessage.of(failure);
        } catch (Throwable e) {
            return text(failure);
        }
    }
}
