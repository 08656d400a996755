// SPDX-License-Identifier: MIT
/** Groups of appends in one statement. */
@NullMarked
package dev.pupsourcing.postgres.internal.group;

import org.jspecify.annotations.NullMarked;
