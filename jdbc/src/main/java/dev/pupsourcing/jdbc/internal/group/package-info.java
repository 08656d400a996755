// SPDX-License-Identifier: MIT
/** Appends that wait at the same moment and share one transaction. */
@NullMarked
package dev.pupsourcing.jdbc.internal.group;

import org.jspecify.annotations.NullMarked;
