// SPDX-License-Identifier: MIT
/** What stands in the tables, for checkers that use no code of the library. */
@NullMarked
package dev.pupsourcing.testkit.tables;

import org.jspecify.annotations.NullMarked;
