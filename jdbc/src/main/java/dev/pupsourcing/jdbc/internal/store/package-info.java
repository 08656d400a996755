// SPDX-License-Identifier: MIT
/** The event store and the snapshot store with JDBC. */
@NullMarked
package dev.pupsourcing.jdbc.internal.store;

import org.jspecify.annotations.NullMarked;
