// SPDX-License-Identifier: MIT
/** Faults at every call of JDBC, one at a time. */
@NullMarked
package dev.pupsourcing.testkit.faults;

import org.jspecify.annotations.NullMarked;
