// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application whose projections are tested. */
@SpringBootApplication
class SampleApplication {}
