// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import java.util.Map;
import java.util.Optional;

/**
 * A server named by environment variables: {@code PREFIX_URL}, {@code PREFIX_USER} and {@code PREFIX_PASSWORD}.
 *
 * @param url the JDBC URL of a database to connect to
 * @param user a user who may create databases
 * @param password the user's password
 */
record Environment(String url, String user, String password) {

    static Optional<Environment> of(Map<String, String> variables, String prefix) {
        return Optional.ofNullable(variables.get(prefix + "_URL"))
                .filter(url -> !url.isBlank())
                .map(url -> new Environment(
                        url,
                        variables.getOrDefault(prefix + "_USER", ""),
                        variables.getOrDefault(prefix + "_PASSWORD", "")));
    }

    /** The URL of another database on the same server. */
    String urlOf(String database) {
        int parameters = url.indexOf('?');
        String plain = parameters < 0 ? url : url.substring(0, parameters);
        String rest = parameters < 0 ? "" : url.substring(parameters);
        int authority = plain.indexOf("//") + 2;
        int path = plain.indexOf('/', authority);
        return (path < 0 ? plain : plain.substring(0, path)) + "/" + database + rest;
    }
}
