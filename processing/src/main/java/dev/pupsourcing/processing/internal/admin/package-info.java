// SPDX-License-Identifier: MIT
/** Replays, switches of versions, and checks whether events have been handled. */
@NullMarked
package dev.pupsourcing.processing.internal.admin;

import org.jspecify.annotations.NullMarked;
