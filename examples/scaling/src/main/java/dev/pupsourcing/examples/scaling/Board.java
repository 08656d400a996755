// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.scaling;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.status.ProjectionStatus;
import java.util.List;
import java.util.stream.IntStream;

/** A growing table of the segments of each worker and the progress of the read model. It reads only the database. */
final class Board {

    private static final int MOST_WORKERS = 4;
    private static final String FORMAT = "%7s | %8s %8s %8s %8s | %8s %8s%n";

    private final Pupsourcing pupsourcing;
    private List<Integer> printed = List.of();

    Board(Pupsourcing pupsourcing) {
        this.pupsourcing = pupsourcing;
    }

    void head() {
        System.out.println(Workers.SEGMENTS + " segments of one projection, while events arrive\n");
        System.out.printf(FORMAT, "workers", "worker-1", "worker-2", "worker-3", "worker-4", "events", "lag");
        System.out.println("-".repeat(66).replaceFirst("^(.{8}).(.{37}).", "$1+$2+"));
    }

    /**
     * Prints a row if the shares have changed or enough time has passed; returns whether this number of workers share
     * evenly.
     */
    boolean look(int workers, boolean time) {
        List<Integer> shares = shares();
        if (time || !shares.equals(printed)) {
            print(workers, shares);
        }
        List<Integer> working =
                shares.stream().filter(share -> share > 0).sorted().toList();
        return working.size() == workers
                && working.stream().mapToInt(Integer::intValue).sum() == Workers.SEGMENTS
                && working.get(workers - 1) - working.get(0) <= 1;
    }

    private void print(int workers, List<Integer> shares) {
        long handled = Shop.handled(pupsourcing);
        long behind = ProjectionAdmin.of(pupsourcing)
                .find(Workers.PROJECTION)
                .map(ProjectionStatus::lag)
                .orElse(0L);
        System.out.printf(
                FORMAT, workers, text(shares, 0), text(shares, 1), text(shares, 2), text(shares, 3), handled, behind);
        printed = shares;
    }

    private static String text(List<Integer> shares, int worker) {
        return shares.get(worker) == 0 ? "-" : shares.get(worker).toString();
    }

    /** The number of segments of each worker. */
    private List<Integer> shares() {
        List<Lease> leases = pupsourcing.inTransaction(
                tx -> pupsourcing.backend().projectionStore().leases().list(tx, Workers.PROJECTION));
        return IntStream.rangeClosed(1, MOST_WORKERS)
                .mapToObj(worker -> (int) leases.stream()
                        .filter(lease -> !lease.expired() && lease.owner().startsWith("worker-" + worker + "-"))
                        .count())
                .toList();
    }
}
