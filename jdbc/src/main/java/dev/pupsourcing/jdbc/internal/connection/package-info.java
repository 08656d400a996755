// SPDX-License-Identifier: MIT
/** Takes connections, and translates the exceptions of drivers and pools. */
@NullMarked
package dev.pupsourcing.jdbc.internal.connection;

import org.jspecify.annotations.NullMarked;
