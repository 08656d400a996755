// SPDX-License-Identifier: MIT
/** The event store in transactions that Spring manages. Needs no Spring Boot. */
@NullMarked
package dev.pupsourcing.spring;

import org.jspecify.annotations.NullMarked;
