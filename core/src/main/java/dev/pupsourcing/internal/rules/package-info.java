// SPDX-License-Identifier: MIT
/** The rules for values that all databases must store unchanged. Internal. */
@NullMarked
package dev.pupsourcing.internal.rules;

import org.jspecify.annotations.NullMarked;
