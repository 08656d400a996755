// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

/**
 * A record component, a field or a parameter.
 *
 * @param name its name
 * @param type its type
 * @param json its name in JSON
 * @param nullable whether it is annotated with a {@code Nullable} of any package
 * @param written whether it is part of the JSON, which transient and ignored fields are not
 */
public record Component(String name, TypeUse type, JsonName json, boolean nullable, boolean written) {}
