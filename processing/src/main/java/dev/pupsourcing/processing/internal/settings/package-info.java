// SPDX-License-Identifier: MIT
/** The validated values of options, for all internal packages. */
@NullMarked
package dev.pupsourcing.processing.internal.settings;

import org.jspecify.annotations.NullMarked;
