// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.actuate;

import dev.pupsourcing.log.EventLog;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the log can be read. */
final class StoreHealth extends AbstractHealthIndicator {

    private final EventLog log;

    StoreHealth(EventLog log) {
        super("the event store cannot be read");
        this.log = log;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up().withDetail("position", log.latestPosition());
    }
}
