// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import java.util.regex.Pattern;

/** Keeps passwords out of what is printed. */
public final class Secrets {

    private static final Pattern PARAMETER =
            Pattern.compile("(?i)\\b(\\w*(?:password|passwd|pwd|secret|token)\\w*=)[^&;\\s\"')]*");
    private static final Pattern AUTHORITY = Pattern.compile("//[^/@\\s:]*:[^/@\\s]*@");

    private Secrets() {}

    /** The text with passwords in URLs replaced by stars. */
    public static String hidden(String text) {
        return AUTHORITY.matcher(PARAMETER.matcher(text).replaceAll("$1***")).replaceAll("//***@");
    }
}
