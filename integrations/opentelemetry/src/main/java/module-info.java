// SPDX-License-Identifier: MIT
/** Traces from an append to the handlers of its events, with OpenTelemetry. */
module dev.pupsourcing.opentelemetry {
    requires transitive dev.pupsourcing.core;
    requires transitive io.opentelemetry.api;
    requires transitive java.sql;
    requires io.opentelemetry.context;
    requires static transitive org.jspecify;

    exports dev.pupsourcing.opentelemetry;
}
