// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

import org.jspecify.annotations.Nullable;

/**
 * The options of generated classes.
 *
 * @param packageName their package
 * @param nullMarked whether they are annotated with {@code @NullMarked}
 * @param testCodec the Java expression for the codec of the tests, or null for that of a module on the class path, or
 *     else one that keeps events in memory
 * @param golden the folder of golden payloads, relative to the module, or null if there are none
 */
public record RenderOptions(
        String packageName,
        boolean nullMarked,
        @Nullable String testCodec,
        @Nullable String golden) {}
