// SPDX-License-Identifier: MIT
/** The auto-configuration for Spring Boot: event store, transactions, and projections that start and stop with it. */
@NullMarked
package dev.pupsourcing.spring.boot;

import org.jspecify.annotations.NullMarked;
