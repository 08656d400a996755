// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.render;

/** A type that no example value can be written for. */
final class NoSampleException extends Exception {

    private static final long serialVersionUID = 1L;

    NoSampleException(String message) {
        super(message);
    }
}
