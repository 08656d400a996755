// SPDX-License-Identifier: MIT
/** The shapes of payloads: what JSON holds of each version of an event, and which changes of it are harmless. */
@NullMarked
package dev.pupsourcing.eventmap.shape;

import org.jspecify.annotations.NullMarked;
