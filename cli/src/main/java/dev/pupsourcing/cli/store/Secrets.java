// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import dev.pupsourcing.text.SafeMessage;

/** Keeps passwords out of what is printed. */
public final class Secrets {

    private Secrets() {}

    /** The text with stars for the passwords in it. */
    public static String hidden(String text) {
        return SafeMessage.withoutSecrets(text);
    }
}
