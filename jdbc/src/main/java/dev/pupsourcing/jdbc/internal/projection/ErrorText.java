// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.internal.text.SafeMessage;

/** Error texts that can be stored in all databases: printable, limited in length, without quoted rows and passwords. */
final class ErrorText {

    private ErrorText() {}

    static String of(String error) {
        return SafeMessage.clean(error);
    }
}
