// SPDX-License-Identifier: MIT
/** How commands find and open an event store: options, addresses, secrets. */
@NullMarked
package dev.pupsourcing.cli.store;

import org.jspecify.annotations.NullMarked;
