// SPDX-License-Identifier: MIT
/**
 * The values and ports of Pupsourcing: events, streams, expected versions, reading, projections, mapping. No
 * dependencies.
 */
@SuppressWarnings("module") // the modules that use the internal packages are compiled later
module dev.pupsourcing.core {
    requires transitive java.sql;
    requires static transitive org.jspecify;

    uses dev.pupsourcing.mapping.PayloadCodecProvider;

    exports dev.pupsourcing;
    exports dev.pupsourcing.diagnosis;
    exports dev.pupsourcing.log;
    exports dev.pupsourcing.mapping;
    exports dev.pupsourcing.projection;
    exports dev.pupsourcing.projection.rows;
    exports dev.pupsourcing.projection.spi;
    exports dev.pupsourcing.projection.status;
    exports dev.pupsourcing.projection.wakeup;
    exports dev.pupsourcing.search;
    exports dev.pupsourcing.slot;
    exports dev.pupsourcing.snapshot;
    exports dev.pupsourcing.spi;
    exports dev.pupsourcing.transaction;
    exports dev.pupsourcing.internal.guard to
            dev.pupsourcing.jdbc,
            dev.pupsourcing.processing;
    exports dev.pupsourcing.internal.text to
            dev.pupsourcing.aggregates,
            dev.pupsourcing.eventmap,
            dev.pupsourcing.jdbc,
            dev.pupsourcing.processing,
            dev.pupsourcing.tck,
            dev.pupsourcing.testkit;
}
