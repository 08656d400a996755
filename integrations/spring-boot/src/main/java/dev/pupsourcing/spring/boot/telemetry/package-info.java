// SPDX-License-Identifier: MIT
/** Metrics and traces of an application's event store, if the modules for them and a registry or SDK are there. */
@NullMarked
package dev.pupsourcing.spring.boot.telemetry;

import org.jspecify.annotations.NullMarked;
