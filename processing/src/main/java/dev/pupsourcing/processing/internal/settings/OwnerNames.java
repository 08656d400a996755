// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.settings;

import dev.pupsourcing.internal.text.PrintableText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;

/** Names of owners. */
public final class OwnerNames {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_HOST = 100;

    private OwnerNames() {}

    public static String check(String name) {
        if (Objects.requireNonNull(name, "name").isBlank()
                || name.length() > MAX_LENGTH
                || !PrintableText.isPrintable(name)) {
            throw new IllegalArgumentException("owner " + PrintableText.quoted(name) + " is blank, longer than "
                    + MAX_LENGTH + " characters, or not printable");
        }
        return name;
    }

    /** A name of host, process id and a random part. */
    public static String draw() {
        String host = host();
        return unique(host.substring(0, Math.min(MAX_HOST, host.length())) + "-"
                + ProcessHandle.current().pid());
    }

    /** A name with a random part. */
    public static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /**
     * The name in a worker's announcement. With it all workers know the configured numbers of segments of the others.
     *
     * @param segments the configured number of segments per projection
     */
    public static String ofWorker(String name, int segments) {
        return name + "/" + segments;
    }

    /**
     * The number of segments to use: the largest that any of these workers is configured with, so that all get a share.
     */
    public static int segments(Collection<String> workers) {
        return Math.max(
                1, workers.stream().mapToInt(OwnerNames::segmentsOf).max().orElse(1));
    }

    /** The configured number of segments of a worker, 0 if its name has none. */
    private static int segmentsOf(String worker) {
        try {
            return Integer.parseInt(worker.substring(worker.lastIndexOf('/') + 1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
