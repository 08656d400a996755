// SPDX-License-Identifier: MIT
/** Events in one database, read models in another. */
@NullMarked
package dev.pupsourcing.examples.twodatabases;

import org.jspecify.annotations.NullMarked;
