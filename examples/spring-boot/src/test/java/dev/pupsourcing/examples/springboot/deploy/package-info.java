// SPDX-License-Identifier: MIT
/** The deployments in {@code deploy}: what they name exists, and what they promise is set. */
@NullMarked
package dev.pupsourcing.examples.springboot.deploy;

import org.jspecify.annotations.NullMarked;
