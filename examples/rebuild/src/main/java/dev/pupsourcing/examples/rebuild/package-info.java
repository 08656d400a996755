// SPDX-License-Identifier: MIT
/** A read model is rebuilt beside the one in use, and replaces it without downtime. */
@NullMarked
package dev.pupsourcing.examples.rebuild;

import org.jspecify.annotations.NullMarked;
