// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.actuate;

import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ProjectionStatus;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import dev.pupsourcing.spring.boot.PupsourcingProperties;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * The health of one projection: down if it has failed, or lags or stalls for too long. A projection that does not run on
 * this instance is up, because another instance reports it.
 */
final class ProjectionHealth extends AbstractHealthIndicator {

    private final String projection;
    private final ProjectionAdmin admin;
    private final ProjectionLifecycle lifecycle;
    private final PupsourcingProperties.Health limits;
    private final InstantSource clock;

    ProjectionHealth(
            String projection,
            ProjectionAdmin admin,
            ProjectionLifecycle lifecycle,
            PupsourcingProperties.Health limits,
            InstantSource clock) {
        super("the state of projection \"" + projection + "\" cannot be read");
        this.projection = projection;
        this.admin = admin;
        this.lifecycle = lifecycle;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        if (!lifecycle.projections().contains(projection)) {
            builder.withDetail("running", "not on this instance");
            return;
        }
        builder.withDetail("running", lifecycle.isRunning());
        admin.find(projection).ifPresent(status -> describe(status, builder));
        lifecycle.engine().flatMap(engine -> engine.stall()).ifPresent(stall -> stalled(stall, builder));
    }

    private void describe(ProjectionStatus status, Health.Builder builder) {
        builder.withDetail("position", status.position())
                .withDetail("lag", status.lag())
                .withDetail("parked", status.parked())
                .withDetail("dead", status.dead());
        status.pause().ifPresent(pause -> builder.withDetail("pausedBy", pause.by()));
        Long maxLag = limits.maxLag();
        if (status.pause().isEmpty() && maxLag != null && status.lag() > maxLag) {
            builder.down().withDetail("maxLag", maxLag);
        }
        Optional<String> failure = status.failure();
        failure.ifPresent(text -> builder.down().withDetail("failure", text));
    }

    private void stalled(LogStall stall, Health.Builder builder) {
        Duration age = Duration.between(stall.since(), clock.instant());
        builder.withDetail("stalledAt", stall.position())
                .withDetail("stalledSince", stall.since().toString());
        Duration maxStall = limits.maxStall();
        if (maxStall != null && age.compareTo(maxStall) > 0) {
            builder.down().withDetail("maxStall", maxStall.toString());
        }
    }
}
