// SPDX-License-Identifier: MIT
/** The version of the schema in a database, and the store's identity. */
@NullMarked
package dev.pupsourcing.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
