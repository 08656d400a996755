// SPDX-License-Identifier: MIT
/** The limits of statements and sessions: sizes of events, settings of the server, and known sessions. */
@NullMarked
package dev.pupsourcing.mysql.internal.session;

import org.jspecify.annotations.NullMarked;
