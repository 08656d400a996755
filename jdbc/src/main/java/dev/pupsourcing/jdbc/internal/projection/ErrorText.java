// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.internal.text.SafeMessage;

/** An error as every database takes it and as it may be kept: printable, not too long, without quoted rows and passwords. */
final class ErrorText {

    private ErrorText() {}

    static String of(String error) {
        return SafeMessage.clean(error);
    }
}
