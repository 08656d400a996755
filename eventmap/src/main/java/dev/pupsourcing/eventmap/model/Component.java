// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

/**
 * A record component, a field or a parameter.
 *
 * @param name its name
 * @param type its type
 */
public record Component(String name, TypeUse type) {}
