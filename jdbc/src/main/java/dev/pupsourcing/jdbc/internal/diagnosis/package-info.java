// SPDX-License-Identifier: MIT
/** The checks of a diagnosis that all databases share. */
@NullMarked
package dev.pupsourcing.jdbc.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
