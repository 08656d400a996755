// SPDX-License-Identifier: MIT
/** A small order service with Spring Boot. */
@NullMarked
package dev.pupsourcing.examples.springboot;

import org.jspecify.annotations.NullMarked;
