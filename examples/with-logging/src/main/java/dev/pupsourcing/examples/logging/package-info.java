// SPDX-License-Identifier: MIT
/** Log lines of the library and the application, and the events that one request has caused. */
@NullMarked
package dev.pupsourcing.examples.logging;

import org.jspecify.annotations.NullMarked;
