// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import dev.pupsourcing.internal.text.SafeMessage;

/** Removes passwords from text. */
public final class Secrets {

    private Secrets() {}

    /** The text with its passwords replaced by stars. */
    public static String hidden(String text) {
        return SafeMessage.withoutSecrets(text);
    }
}
