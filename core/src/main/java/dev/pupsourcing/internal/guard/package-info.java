// SPDX-License-Identifier: MIT
/** Keeps work that is given a connection from ending the transaction that it runs in. For the library's own modules. */
@NullMarked
package dev.pupsourcing.internal.guard;

import org.jspecify.annotations.NullMarked;
