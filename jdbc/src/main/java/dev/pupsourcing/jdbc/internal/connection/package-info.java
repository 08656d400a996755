// SPDX-License-Identifier: MIT
/** Takes connections, and translates what drivers and pools throw. */
@NullMarked
package dev.pupsourcing.jdbc.internal.connection;

import org.jspecify.annotations.NullMarked;
