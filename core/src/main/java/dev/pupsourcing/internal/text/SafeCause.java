// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.text;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A substitute for an exception in a log: the same stack trace and causes, but with safe messages. The driver's
 * exception could write whole rows into the log.
 */
public final class SafeCause extends Throwable {

    private static final long serialVersionUID = 1L;

    private final String described;

    private SafeCause(Throwable failure, @Nullable Throwable cause) {
        super(SafeMessage.of(failure), cause, false, true);
        this.described = SafeMessage.described(failure);
        setStackTrace(failure.getStackTrace());
    }

    /** The substitute for an exception and its causes; null for null. */
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
