// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.internal.text.SafeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Inspects exceptions of user code, whose methods may fail. */
public final class Causes {

    private static final int MAX_CAUSES = 10;

    private Causes() {}

    /** A failure and its causes, outermost first, as far as they are accessible. */
    public static List<Throwable> of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable cause = failure;
        while (cause != null && causes.size() < MAX_CAUSES) {
            causes.add(cause);
            cause = causeOf(cause);
        }
        return causes;
    }

    /** The result of a query on a failure; empty if the query fails. */
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

    /** The text of a failure, without secrets, on one line; its class if its methods fail. */
    public static String text(Throwable failure) {
        try {
            return SafeMessage.described(failure);
        } catch (Throwable e) {
            return failure.getClass().getName() + " (whose getMessage fails)";
        }
    }

    /** The message of a failure, without secrets, on one line; its class if it has none or its methods fail. */
    public static String message(Throwable failure) {
        try {
            return failure.getMessage() == null ? text(failure) : SafeMessage.of(failure);
        } catch (Throwable e) {
            return text(failure);
        }
    }
}
