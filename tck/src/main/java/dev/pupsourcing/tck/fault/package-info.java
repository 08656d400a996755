// SPDX-License-Identifier: MIT
/** Faults at every call of JDBC, one at a time, damaged events, and trouble in the environment of a store. */
@NullMarked
package dev.pupsourcing.tck.fault;

import org.jspecify.annotations.NullMarked;
