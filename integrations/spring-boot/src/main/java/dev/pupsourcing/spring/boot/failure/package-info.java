// SPDX-License-Identifier: MIT
/** What Spring Boot prints if an application cannot start because of the event store. */
@NullMarked
package dev.pupsourcing.spring.boot.failure;

import org.jspecify.annotations.NullMarked;
