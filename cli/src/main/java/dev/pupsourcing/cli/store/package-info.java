// SPDX-License-Identifier: MIT
/** Options, addresses and passwords with which commands open an event store. */
@NullMarked
package dev.pupsourcing.cli.store;

import org.jspecify.annotations.NullMarked;
