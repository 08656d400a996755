// SPDX-License-Identifier: MIT
/** What one statement and one session can take: the sizes of events, the server's settings, and the sessions that are known to fit. */
@NullMarked
package dev.pupsourcing.mysql.internal.session;

import org.jspecify.annotations.NullMarked;
