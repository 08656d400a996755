// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.projection.ErrorPolicy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the projections of an application run.
 *
 * @param autoStartup whether they start with the application
 * @param mode how the projections run
 * @param batchSize the number of events that one transaction handles
 * @param pollInterval the interval between polls at the end of the log
 * @param wakeUp which appends are noticed without waiting for a poll
 * @param stopTimeout how long the application waits for batches in progress when it stops
 * @param segments the number of segments per projection, which should exceed the number of instances
 * @param lease the duration of a lease, after which other instances take over the segments of one that died
 * @param heartbeat the interval between heartbeats, which renew leases
 * @param servicePool whether heartbeats and notifications have a small connection pool for themselves, if the data
 *     source is a Hikari pool
 * @param byName settings of single projections, by their names
 */
public record ProjectionProperties(
        @DefaultValue("true") boolean autoStartup,
        @DefaultValue("worker") Mode mode,
        @DefaultValue("100") int batchSize,
        @DefaultValue("100ms") Duration pollInterval,
        @DefaultValue("database") WakeUp wakeUp,
        @DefaultValue("25s") Duration stopTimeout,
        @DefaultValue("16") int segments,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("true") boolean servicePool,
        @DefaultValue Map<String, One> byName) {

    /** How projections run. */
    public enum Mode {
        /** All instances of the application share them, with leases. */
        WORKER,
        /** This instance runs all of them; other instances wait. */
        RUNNER,
        /** They do not run on this instance. */
        OFF
    }

    /** Which appends are noticed without waiting for a poll. */
    public enum WakeUp {
        /** Those of all instances, if the database can notify them; otherwise those of this instance. */
        DATABASE,
        /** Those of this instance. */
        PROCESS,
        /** None. */
        NONE
    }

    /** Where a projection without a checkpoint begins. */
    public enum Start {
        /** With the first event of the log. */
        BEGINNING,
        /** After the end of the log at its first start. */
        NOW
    }

    /** Checks the values. */
    public ProjectionProperties {
        atLeast("batch-size", batchSize, 1);
        atLeast("segments", segments, 1);
        positive("poll-interval", pollInterval);
        positive("stop-timeout", stopTimeout);
        positive("lease", lease);
        positive("heartbeat", heartbeat);
        byName = Map.copyOf(byName);
    }

    private static void atLeast(String property, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "pupsourcing.projections." + property + " must be at least " + least + ", was " + value);
        }
    }

    private static void positive(String property, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "pupsourcing.projections." + property + " must be at least 1 ms, was " + value);
        }
    }

    /**
     * The settings of one projection.
     *
     * @param enabled whether it runs on this instance
     * @param batchSize the number of events that one transaction handles; that of all projections by default
     * @param onError what to do with an event that it cannot handle; it stops by default
     * @param startFrom where it begins without a checkpoint
     */
    public record One(
            @DefaultValue("true") boolean enabled,
            @Nullable Integer batchSize,
            @DefaultValue("stop") ErrorPolicy.Action onError,
            @DefaultValue("beginning") Start startFrom) {

        /** Checks the values. */
        public One {
            if (batchSize != null) {
                atLeast("by-name.*.batch-size", batchSize, 1);
            }
        }
    }
}
