// SPDX-License-Identifier: MIT
/**
 * For authors of databases: what an implementation of the ports needs beside the types that applications use. Applications
 * have no need of this package; it may change in a minor version.
 */
@NullMarked
package dev.pupsourcing.spi;

import org.jspecify.annotations.NullMarked;
