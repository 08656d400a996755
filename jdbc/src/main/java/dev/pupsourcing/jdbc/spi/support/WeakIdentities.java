// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi.support;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of weakly referenced objects that calls none of their methods, because {@code hashCode()} of a closed
 * connection handle may throw. Thread-safe.
 */
final class WeakIdentities<T> {

    private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void add(T member) {
        removeCollected();
        entries.add(new Entry(member, collected));
    }

    boolean contains(T member) {
        return entries.contains(new Entry(member, null));
    }

    void remove(T member) {
        removeCollected();
        entries.remove(new Entry(member, null));
    }

    private void removeCollected() {
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            entries.removeIf(gone::equals);
        }
    }

    /** An entry that equals other entries of the same object. */
    private static final class Entry extends WeakReference<Object> {

        private final int hash;

        Entry(Object member, @Nullable ReferenceQueue<Object> queue) {
            super(member, queue);
            this.hash = System.identityHashCode(member);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object member = get();
            return member != null && other instanceof Entry entry && entry.get() == member;
        }
    }
}
