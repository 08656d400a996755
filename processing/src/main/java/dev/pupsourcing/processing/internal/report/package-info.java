// SPDX-License-Identifier: MIT
/** Says what happens to those who operate projections: state changes in the log, and failures in words. */
@NullMarked
package dev.pupsourcing.processing.internal.report;

import org.jspecify.annotations.NullMarked;
