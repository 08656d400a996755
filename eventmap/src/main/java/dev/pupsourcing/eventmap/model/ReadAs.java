// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

/**
 * A version without a class: newer programs write it, and its payloads are read with the class of a lower version.
 *
 * @param version the version
 * @param as the lower version
 */
public record ReadAs(int version, EventSchema as) {}
