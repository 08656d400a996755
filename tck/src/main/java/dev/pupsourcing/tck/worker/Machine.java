// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process sees as a machine of its own: a network namespace with an address, and a cable to this machine that can be
 * pulled. Packets vanish then, as in a network that is cut; no connection is told. Needs Linux, the command {@code ip}, and
 * the right to make namespaces; whoever lacks them gets an error, never a test that passes.
 */
final class Machine implements AutoCloseable {

    private static final int NETWORKS = 250;

    private final String name;
    private final String network;

    /**
     * Makes one.
     *
     * @param number tells the machines of this process apart
     */
    Machine(int number) {
        long process = ProcessHandle.current().pid();
        this.name = "pup%s-%s".formatted(process % 100_000, number);
        this.network = "198.18.%s".formatted(1 + (process * 3 + number) % NETWORKS);
        ip("netns", "add", name);
        try {
            connect();
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    private void connect() {
        ip("link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name);
        ip("address", "add", network + ".1/30", "dev", name);
        ip("link", "set", name, "up");
        ip("-n", name, "address", "add", network + ".2/30", "dev", "eth0");
        ip("-n", name, "link", "set", "eth0", "up");
        ip("-n", name, "link", "set", "lo", "up");
    }

    /** The address by which it reaches a server on this machine. */
    String server() {
        return network + ".1";
    }

    /** What a command begins with that is to run on it. */
    List<String> prefix() {
        return List.of("ip", "netns", "exec", name);
    }

    void unplug() {
        ip("link", "set", name, "down");
    }

    void plug() {
        ip("link", "set", name, "up");
    }

    private static void ip(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "ip";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw refused(command, said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    refused(command, String.valueOf(e.getMessage())).getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(command, "interrupted");
        }
    }

    private static AssertionError refused(String[] command, String said) {
        return new AssertionError("machines that lose their network are NOT tested here: `" + String.join(" ", command)
                + "` says \"" + said.strip() + "\"; run this as root on Linux, where namespaces are allowed");
    }

    /** Removes it with its cable. */
    @Override
    public void close() {
        ip("netns", "delete", name);
    }
}
