// SPDX-License-Identifier: MIT
/**
 * Golden payloads: one stored payload of each version of each event, which must be read the same way for ever.
 *
 * <p>Stability: stable.
 */
@NullMarked
package dev.pupsourcing.testkit.golden;

import org.jspecify.annotations.NullMarked;
