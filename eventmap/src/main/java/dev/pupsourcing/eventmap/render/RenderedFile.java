// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

/**
 * A generated source file.
 *
 * @param path its path below its source folder, with slashes
 * @param test whether it belongs to the test sources
 * @param text its content
 */
public record RenderedFile(String path, boolean test, String text) {}
