// SPDX-License-Identifier: MIT
/**
 * Traces from an append to the handlers of its events, with OpenTelemetry.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.opentelemetry;

import org.jspecify.annotations.NullMarked;
