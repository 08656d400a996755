// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the event store in an application.
 *
 * @param enabled whether the event store is configured at all
 * @param schema the schema of the event store
 * @param tables the names of the tables
 * @param projections how projections run
 * @param health when the health of projections is reported as down
 * @param metrics the meters of {@code pupsourcing-micrometer}
 * @param tracing the spans of {@code pupsourcing-opentelemetry}
 */
@ConfigurationProperties("pupsourcing")
public record PupsourcingProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Schema schema,
        @DefaultValue Tables tables,
        @NestedConfigurationProperty @DefaultValue ProjectionProperties projections,
        @DefaultValue Health health,
        @DefaultValue Metrics metrics,
        @DefaultValue Tracing tracing) {

    /** Checks that nothing is missing. */
    public PupsourcingProperties {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(projections, "projections");
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(metrics, "metrics");
        Objects.requireNonNull(tracing, "tracing");
    }

    /** What happens with the schema when an application starts, after Flyway and Liquibase. */
    public enum SchemaMode {
        /** It is checked; the application does not start if it is missing or of another version. */
        VALIDATE,
        /** Missing tables are created, then it is checked. */
        CREATE,
        /** Nothing. */
        NONE
    }

    /**
     * The schema of the event store.
     *
     * @param mode what happens with the schema at the start, after Flyway and Liquibase
     * @param snapshots whether the table of snapshots is created too
     */
    public record Schema(
            @DefaultValue("validate") SchemaMode mode,
            @DefaultValue("false") boolean snapshots) {}

    /**
     * The names of the tables.
     *
     * @param prefix the prefix of the names of all tables, such as "shop_"
     * @param schema the database schema of all tables; that of the connection by default
     */
    public record Tables(
            @DefaultValue("") String prefix, @Nullable String schema) {}

    /**
     * When the health of projections is reported as down, in addition to failures.
     *
     * @param maxLag the largest allowed number of positions between a projection and the end of the log; unlimited by
     *     default
     * @param maxStall the longest allowed time for which reading waits for an open transaction; unlimited by default
     */
    public record Health(@Nullable Long maxLag, @Nullable Duration maxStall) {

        /** Checks the limits. */
        public Health {
            if (maxLag != null && maxLag < 0) {
                throw new IllegalArgumentException("pupsourcing.health.max-lag must be at least 0, was " + maxLag);
            }
            if (maxStall != null && maxStall.isNegative()) {
                throw new IllegalArgumentException(
                        "pupsourcing.health.max-stall must not be negative, was " + maxStall);
            }
        }
    }

    /**
     * The meters, if {@code pupsourcing-micrometer} and a meter registry are there.
     *
     * @param enabled whether appends, reads and projections are measured
     * @param statusInterval the interval between two reads of the status of projections from the database, at least 5 s
     * @param store the value of the tag "store" of all meters, needed only for several event stores in one registry
     * @param eventTypes how many event types per aggregate type are a tag of "pupsourcing.append.events"; 0 for none
     */
    public record Metrics(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10s") Duration statusInterval,
            @DefaultValue("") String store,
            @DefaultValue("0") int eventTypes) {

        private static final Duration LEAST = Duration.ofSeconds(5);

        /** Checks the values. */
        public Metrics {
            if (statusInterval.compareTo(LEAST) < 0) {
                throw new IllegalArgumentException(
                        "pupsourcing.metrics.status-interval must be at least 5 s, was " + statusInterval);
            }
            if (eventTypes < 0) {
                throw new IllegalArgumentException(
                        "pupsourcing.metrics.event-types must be at least 0, was " + eventTypes);
            }
        }
    }

    /**
     * The spans, if {@code pupsourcing-opentelemetry} and a bean of type OpenTelemetry are there.
     *
     * @param enabled whether appends and handlers are traced
     * @param aggregateIds whether the spans of appends contain the aggregate id, which may identify a person
     * @param parentsOfSingleEvents whether the append of an event is the parent of its handler's span, instead of a link,
     *     if the batch has one event
     */
    public record Tracing(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("false") boolean aggregateIds,
            @DefaultValue("false") boolean parentsOfSingleEvents) {}
}
