// SPDX-License-Identifier: MIT
/** A projection that reacts to events with further events, exactly once, also after failures. */
@NullMarked
package dev.pupsourcing.examples.processmanager;

import org.jspecify.annotations.NullMarked;
