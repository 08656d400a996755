// SPDX-License-Identifier: MIT
/** The demo: a domain of orders as plain records, which it appends, reads back and projects. */
@NullMarked
package dev.pupsourcing.cli.demo;

import org.jspecify.annotations.NullMarked;
