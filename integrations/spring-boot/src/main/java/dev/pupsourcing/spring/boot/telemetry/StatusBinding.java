// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.telemetry;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.micrometer.PupsourcingMetrics;
import dev.pupsourcing.processing.ProjectionEngine;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Adds the gauges when all beans are there, and removes them before the event store and its connection pool are
 * destroyed, because this bean depends on the store.
 */
final class StatusBinding implements SmartInitializingSingleton, DisposableBean {

    private final PupsourcingMetrics metrics;
    private final Pupsourcing pupsourcing;
    private final ObjectProvider<ProjectionLifecycle> lifecycle;

    StatusBinding(PupsourcingMetrics metrics, Pupsourcing pupsourcing, ObjectProvider<ProjectionLifecycle> lifecycle) {
        this.metrics = metrics;
        this.pupsourcing = pupsourcing;
        this.lifecycle = lifecycle;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ProjectionEngine[] engines =
                lifecycle.stream().flatMap(one -> one.engine().stream()).toArray(ProjectionEngine[]::new);
        metrics.bindTo(pupsourcing, engines);
    }

    @Override
    public void destroy() {
        metrics.close();
    }
}
