// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.processing.internal.guard.LimitedTransactions;
import dev.pupsourcing.processing.internal.lease.Heartbeat;
import dev.pupsourcing.processing.internal.lease.OwnedSegments;
import dev.pupsourcing.processing.internal.lease.RunningPartition;
import dev.pupsourcing.processing.internal.lease.SegmentHost;
import dev.pupsourcing.processing.internal.partition.PartitionTaskFactory;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.processing.internal.partition.StartPosition;
import dev.pupsourcing.processing.internal.pool.CountedTransactions;
import dev.pupsourcing.processing.internal.signal.ServiceThreads;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of a worker: a heartbeat, and a partition for each segment that it holds a lease on. Thread-safe. */
public final class WorkerEngine extends Engine implements SegmentHost {

    private final WorkerPlan plan;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final SegmentFailures failures = new SegmentFailures();
    private final PartitionTaskFactory factory;
    private final DedicatedTransactions heartbeats;
    private final Heartbeat heartbeat;

    /** A projection of the worker. */
    private record Member(Registration registration, StartPosition start, OwnedSegments segments) {

        /** The scope of its segments; empty if there are none. */
        Stream<ReadScope> scope() {
            List<SlotRange> slots = segments.slots();
            return slots.isEmpty()
                    ? Stream.empty()
                    : Stream.of(registration.slots().scope(slots));
        }
    }

    public WorkerEngine(WorkerPlan plan) {
        super(plan.backend(), plan.run(), ReadScope.all(), plan.needs());
        this.plan = plan;
        this.factory = new PartitionTaskFactory(backend(), feed(), Long.MAX_VALUE, reports(), failures::progressed);
        plan.registrations().forEach(this::add);
        this.heartbeats =
                CountedTransactions.dedicated(plan.openHeartbeats(), backend().pool());
        this.heartbeat = heartbeat();
        CompletableFuture<Void> unused = heartbeat
                .ended()
                .thenCompose(done -> CompletableFuture.allOf(
                        segments().stream().map(OwnedSegments::reported).toArray(CompletableFuture[]::new)))
                .whenComplete((done, failed) -> end());
    }

    private void add(Registration registration) {
        OwnedSegments segments = new OwnedSegments(registration.name(), this, plan.timing());
        members.put(registration.name(), new Member(registration, registration.startPosition(backend()), segments));
    }

    /** Locks of a heartbeat are released long before the leases of other workers expire. */
    private Heartbeat heartbeat() {
        ProjectionStore store = backend().projectionStore();
        Duration idle = plan.timing().lease().dividedBy(2);
        return new Heartbeat(
                plan.name(),
                plan.timing(),
                segments(),
                store.leases(),
                new LimitedTransactions(heartbeats, store, Optional.of(idle)),
                reports());
    }

    private List<OwnedSegments> segments() {
        return members.values().stream().map(Member::segments).toList();
    }

    private Member member(String projection) {
        return Objects.requireNonNull(members.get(projection), projection);
    }

    @Override
    public void startThreads() {
        ServiceThreads.start(heartbeat, "pup-heartbeat");
    }

    @Override
    public void started() {
        reports()
                .info("worker " + PrintableText.quoted(plan.name()) + " started, for projections "
                        + List.copyOf(members.keySet()));
    }

    @Override
    public void release() {
        reports().info("worker " + PrintableText.quoted(plan.name()) + " stopped");
        ServiceThreads.closeAll(List.of(heartbeats::close, this::closeStarts));
    }

    private void closeStarts() {
        members.values().forEach(member -> member.start().close());
    }

    @Override
    public boolean prepare(String projection, TransactionRunner transactions) throws SQLException {
        return member(projection).start().create(transactions);
    }

    @Override
    public void slotsChanged() {
        List<ReadScope> scopes =
                members.values().stream().flatMap(Member::scope).toList();
        if (!scopes.isEmpty()) {
            feed().scope(ReadScope.covering(scopes));
        }
    }

    @Override
    public RunningPartition create(Lease lease) {
        return factory.leased(
                member(lease.projection()).registration(), lease, plan.timing().handlerTimeout());
    }

    @Override
    public void ended(Lease lease, @Nullable ProjectionStoppedException failure) {
        if (failure != null) {
            failures.failed(lease.slots(), failure);
            if (plan.failFast()) {
                heartbeat.requestStop();
            }
        }
        heartbeat.wakeUp();
    }

    @Override
    public void wakePartitions() {
        segments().forEach(OwnedSegments::wakeUp);
    }

    @Override
    public void requestStop() {
        heartbeat.requestStop();
    }

    @Override
    public List<PartitionStatus> partitions() {
        return segments().stream().flatMap(owned -> owned.status().stream()).toList();
    }

    /** The workers of each projection that were alive at the last heartbeat. */
    public Map<String, List<String>> workers() {
        return heartbeat.workers();
    }

    public Optional<Throwable> heartbeatFailure() {
        return Optional.ofNullable(heartbeat.failure());
    }

    @Override
    public Optional<ProjectionStoppedException> failure() {
        return failures.first();
    }
}
