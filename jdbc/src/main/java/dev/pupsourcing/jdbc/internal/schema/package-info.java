// SPDX-License-Identifier: MIT
/**
 * The version of the schema in a database, and the store's id.
 *
 * <p>Stability: internal.
 */
@NullMarked
package dev.pupsourcing.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
