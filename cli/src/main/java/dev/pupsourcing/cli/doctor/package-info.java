// SPDX-License-Identifier: MIT
/** The command that diagnoses an event store. */
@NullMarked
package dev.pupsourcing.cli.doctor;

import org.jspecify.annotations.NullMarked;
