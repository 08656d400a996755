// SPDX-License-Identifier: MIT
/** Tests of projections in Spring Boot applications. */
@NullMarked
package dev.pupsourcing.spring.boot.test;

import org.jspecify.annotations.NullMarked;
