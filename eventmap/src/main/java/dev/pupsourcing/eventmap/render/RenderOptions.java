// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import org.jspecify.annotations.Nullable;

/**
 * How generated classes look.
 *
 * @param packageName their package
 * @param nullMarked whether they are marked for null checks
 * @param testCodec the Java expression that makes the codec of the tests, or null for one that keeps events in memory
 */
public record RenderOptions(
        String packageName, boolean nullMarked, @Nullable String testCodec) {}
