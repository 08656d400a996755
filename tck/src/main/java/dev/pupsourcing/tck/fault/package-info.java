// SPDX-License-Identifier: MIT
/** Suites about faults at every JDBC call, damaged events, and failures of the environment. */
@NullMarked
package dev.pupsourcing.tck.fault;

import org.jspecify.annotations.NullMarked;
