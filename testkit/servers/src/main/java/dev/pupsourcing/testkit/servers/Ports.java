// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Finds free ports on the loopback address, below those that systems give to outgoing connections (32768 and up on
 * Linux, 49152 and up elsewhere). Otherwise a client that retries to connect to a stopped server would eventually get
 * the server's port, connect to itself, wait for ever, and prevent the server from restarting.
 */
final class Ports {

    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_000;
    private static final int ATTEMPTS = 1_000;

    private Ports() {}

    static int free() {
        RandomGenerator random = RandomGenerator.getDefault();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(FIRST, BEHIND_LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port from " + FIRST + " to " + (BEHIND_LAST - 1) + " seems to be free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
