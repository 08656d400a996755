// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class WeakIdentitiesTest {

    /** Like the handle of an evicted connection. */
    private static final class Hostile {

        @Override
        public int hashCode() {
            throw new IllegalStateException("Connection is closed");
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("Connection is closed");
        }
    }

    private final WeakIdentities<Object> identities = new WeakIdentities<>();

    @Test
    void callsNoMethodOfItsMembers() {
        Hostile member = new Hostile();
        identities.add(member);
        identities.add(member);
        assertThat(identities.contains(member)).isTrue();
        assertThat(identities.contains(new Hostile())).isFalse();
        identities.remove(member);
        assertThat(identities.contains(member)).isFalse();
        assertThat(identities.isEmpty()).isTrue();
    }

    @Test
    void preventsNoGarbageCollection() {
        WeakReference<Object> member = addForgotten();
        while (member.get() != null) {
            System.gc();
        }
        Object other = new Object();
        identities.add(other);
        identities.remove(other);
        while (!identities.isEmpty()) {
            System.gc();
            identities.remove(other);
        }
        assertThat(identities.isEmpty()).isTrue();
    }

    private WeakReference<Object> addForgotten() {
        Object forgotten = new Object();
        identities.add(forgotten);
        return new WeakReference<>(forgotten);
    }
}
