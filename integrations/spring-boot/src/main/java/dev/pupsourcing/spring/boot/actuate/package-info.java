// SPDX-License-Identifier: MIT
/** Health and the actuator endpoint of an application's event store, if Spring Boot's actuator is on the class path. */
@NullMarked
package dev.pupsourcing.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
