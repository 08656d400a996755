// SPDX-License-Identifier: MIT
/**
 * The specification of an event store as JUnit suites: a database's tests extend every suite and run it whole. The module
 * has no module descriptor, because it is made for test class paths.
 */
@NullMarked
package dev.pupsourcing.testkit;

import org.jspecify.annotations.NullMarked;
