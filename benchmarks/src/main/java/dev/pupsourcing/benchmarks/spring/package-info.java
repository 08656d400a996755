// SPDX-License-Identifier: MIT
/** An application of Spring Boot to measure. */
@NullMarked
package dev.pupsourcing.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
