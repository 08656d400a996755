// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.wakeup;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Wakes the listeners of this process on the committing thread. */
final class InProcessWakeUps implements WakeUps {

    /** One subscription; the same listener may have several. */
    private record Place(Runnable listener, Object key) {}

    private final List<Place> places = new CopyOnWriteArrayList<>();

    @Override
    public void wakeUp() {
        RuntimeException first = null;
        for (Place place : places) {
            try {
                place.listener().run();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        Place place = new Place(Objects.requireNonNull(listener, "listener"), new Object());
        places.add(place);
        return () -> places.remove(place);
    }
}
