// SPDX-License-Identifier: MIT
/** Reports for operators of projections: logged state changes, and texts of failures. */
@NullMarked
package dev.pupsourcing.processing.internal.report;

import org.jspecify.annotations.NullMarked;
