// SPDX-License-Identifier: MIT
/** What the generator knows of a project's events, and its one error. */
@NullMarked
package dev.pupsourcing.eventmap.model;

import org.jspecify.annotations.NullMarked;
