// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

/** The names, tags and units of the meters. {@code meters.txt} lists them for dashboards and alert rules. */
final class Meters {

    static final String APPEND = "pupsourcing.append";
    static final String APPEND_EVENTS = "pupsourcing.append.events";
    static final String READ = "pupsourcing.stream.read";
    static final String READ_EVENTS = "pupsourcing.stream.read.events";
    static final String BATCH = "pupsourcing.projection.batch";
    static final String PROJECTION_EVENTS = "pupsourcing.projection.events";
    static final String FAILURES = "pupsourcing.projection.failures";
    static final String LEASE_CHANGES = "pupsourcing.lease.changes";
    static final String LAG = "pupsourcing.projection.lag";
    static final String LAG_AGE = "pupsourcing.projection.lag.age";
    static final String PARKED = "pupsourcing.projection.parked";
    static final String DEAD = "pupsourcing.projection.dead";
    static final String PHASE = "pupsourcing.projection.phase";
    static final String LOG_POSITION = "pupsourcing.log.position";
    static final String STALLED_AGE = "pupsourcing.log.stalled.age";

    static final String STORE = "store";
    static final String CONTEXT = "context";
    static final String AGGREGATE_TYPE = "aggregate.type";
    static final String EVENT_TYPE = "event.type";
    static final String OUTCOME = "outcome";
    static final String PROJECTION = "projection";
    static final String PHASE_TAG = "phase";

    static final String ACTION = "action";
    static final String CHANGE = "change";

    static final String EVENTS = "events";
    static final String STREAMS = "streams";
    static final String SECONDS = "seconds";

    /** The value of a tag whose values have reached their limit. */
    static final String OTHER = "_other";

    private Meters() {}
}
