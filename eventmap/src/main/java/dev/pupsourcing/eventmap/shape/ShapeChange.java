// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.shape;

/**
 * A difference between a stored shape and the current one.
 *
 * @param text the field, with the old and the new kind
 * @param harmless whether every stored payload is still read as what it was
 */
public record ShapeChange(String text, boolean harmless) {}
