// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

/** A type for which no example value can be generated. */
final class NoSampleException extends Exception {

    private static final long serialVersionUID = 1L;

    NoSampleException(String message) {
        super(message);
    }
}
