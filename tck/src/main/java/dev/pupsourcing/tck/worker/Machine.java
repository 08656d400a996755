// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network namespace that simulates a separate machine, with an address and a link to this machine that can be cut.
 * Packets are dropped then, as in a broken network, and connections are not notified. Needs Linux, the command
 * {@code ip}, and the privilege to create namespaces; without them the test fails, it never passes.
 */
final class Machine implements AutoCloseable {

    private static final int NETWORKS = 250;

    private final String name;
    private final String network;

    /**
     * Creates a machine.
     *
     * @param number distinguishes the machines of this process
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

    /** The address at which it reaches a server on this machine. */
    String server() {
        return network + ".1";
    }

    /** The prefix of commands that run on it. */
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

    /** Removes it with its link. */
    @Override
    public void close() {
        ip("netns", "delete", name);
    }
}
