// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

/**
 * An error in the generator's input.
 *
 * @param position its position
 * @param message the problem and its remedy
 */
public record Problem(SourcePosition position, String message) {

    /** The position and the message. */
    @Override
    public String toString() {
        return position + ": " + message;
    }
}
