// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Prepares the context of a {@link PupsourcingTest}. */
final class PupsourcingTestContextBootstrapper extends TestSliceTestContextBootstrapper<PupsourcingTest> {}
