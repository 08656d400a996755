// SPDX-License-Identifier: MIT
/** What options come down to inside: checked values that every package below can see. */
@NullMarked
package dev.pupsourcing.processing.internal.settings;

import org.jspecify.annotations.NullMarked;
