// SPDX-License-Identifier: MIT
/**
 * Real database servers for tests, without Docker: started from binaries on the class path, or named by environment
 * variables. The module has no module descriptor, because the libraries with the binaries have none.
 */
@NullMarked
package dev.pupsourcing.testkit.servers;

import org.jspecify.annotations.NullMarked;
