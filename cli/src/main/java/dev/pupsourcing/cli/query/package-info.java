// SPDX-License-Identifier: MIT
/** Questions about an event store that its API does not answer. They only read, and use the indexes of every schema. */
@NullMarked
package dev.pupsourcing.cli.query;

import org.jspecify.annotations.NullMarked;
