// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import org.springframework.stereotype.Component;

/** Not part of the slice. */
@Component
class Greeter {}
