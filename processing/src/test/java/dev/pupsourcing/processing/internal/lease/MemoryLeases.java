// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.Leases;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Leases in memory, with a controlled clock. Counts the leases that are taken. */
final class MemoryLeases implements Leases {

    private final Map<Integer, Row> rows = new TreeMap<>();
    private final Map<String, Long> owners = new TreeMap<>();
    private long now;
    private long tokens;
    private int taken;

    private record Row(Lease lease, long until) {}

    void pass(Duration time) {
        now += time.toMillis();
    }

    /** The number of leases taken since the last call. */
    int takenSince() {
        int count = taken;
        taken = 0;
        return count;
    }

    List<Lease> valid() {
        return list(null, "").stream().filter(lease -> !lease.expired()).toList();
    }

    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        valid().forEach(lease -> counts.merge(lease.owner(), 1, Integer::sum));
        return counts;
    }

    @Override
    public Optional<Lease> acquire(@Nullable Connection tx, LeaseRequest request) {
        List<Lease> overlapping = list(tx, request.projection()).stream()
                .filter(lease -> lease.slots().overlaps(request.slots()))
                .toList();
        Optional<Lease> own = overlapping.stream()
                .filter(lease -> !lease.expired()
                        && lease.owner().equals(request.owner())
                        && lease.slots().equals(request.slots()))
                .findFirst();
        if (own.isPresent()) {
            return renew(tx, own.stream().toList(), request.duration()).stream().findFirst();
        }
        if (overlapping.stream().anyMatch(lease -> !lease.expired())) {
            return Optional.empty();
        }
        overlapping.forEach(lease -> rows.remove(lease.slots().first()));
        Lease lease = new Lease(request.projection(), request.slots(), request.owner(), ++tokens, request.duration());
        put(lease, request.duration());
        taken++;
        return Optional.of(lease);
    }

    private void put(Lease lease, Duration duration) {
        rows.put(lease.slots().first(), new Row(lease, now + duration.toMillis()));
    }

    @Override
    public List<Lease> renew(@Nullable Connection tx, Collection<Lease> leases, Duration duration) {
        List<Lease> kept = leases.stream().filter(this::isThere).toList();
        kept.forEach(lease -> put(lease, duration));
        return kept;
    }

    private boolean isThere(Lease lease) {
        Row row = rows.get(lease.slots().first());
        return row != null && row.lease().token() == lease.token();
    }

    @Override
    public boolean release(@Nullable Connection tx, Lease lease) {
        return isThere(lease) && rows.remove(lease.slots().first()) != null;
    }

    @Override
    public List<Lease> list(@Nullable Connection tx, String projection) {
        return rows.values().stream()
                .sorted(Comparator.comparingInt(row -> row.lease().slots().first()))
                .map(row -> new Lease(
                        row.lease().projection(),
                        row.lease().slots(),
                        row.lease().owner(),
                        row.lease().token(),
                        Duration.ofMillis(row.until() - now)))
                .toList();
    }

    @Override
    public void announce(@Nullable Connection tx, String projection, String owner, Duration duration) {
        owners.put(owner, now + duration.toMillis());
    }

    @Override
    public void withdraw(@Nullable Connection tx, String projection, String owner) {
        owners.remove(owner);
    }

    @Override
    public List<Announcement> announcements(@Nullable Connection tx, String projection) {
        return owners.entrySet().stream()
                .filter(owner -> owner.getValue() > now)
                .map(owner -> new Announcement(owner.getKey(), Optional.empty()))
                .toList();
    }
}
