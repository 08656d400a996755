// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.model;

/**
 * One thing that keeps the generator from its work.
 *
 * @param position where it is
 * @param message what is wrong and what to do
 */
public record Problem(SourcePosition position, String message) {

    /** The position and the message. */
    @Override
    public String toString() {
        return position + ": " + message;
    }
}
