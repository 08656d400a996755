// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.text;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a failure in a log: the same stack trace and the same causes, but with messages that are safe to keep. A driver's
 * own exception would write whole rows into the log.
 */
public final class SafeCause extends Throwable {

    private static final long serialVersionUID = 1L;

    private final String described;

    private SafeCause(Throwable failure, @Nullable Throwable cause) {
        super(SafeMessage.of(failure), cause, false, true);
        this.described = SafeMessage.described(failure);
        setStackTrace(failure.getStackTrace());
    }

    /** The stand-in for a failure and its causes; null for null. */
    public static @Nullable Throwable of(@Nullable Throwable failure) {
        return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static @Nullable Throwable of(@Nullable Throwable failure, Set<Throwable> seen) {
        return failure == null || !seen.add(failure) ? null : new SafeCause(failure, of(failure.getCause(), seen));
    }

    @Override
    public String toString() {
        return described;
    }
}
