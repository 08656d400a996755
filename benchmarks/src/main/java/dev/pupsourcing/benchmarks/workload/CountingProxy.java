// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Forwards one connection to a server and counts round trips: the number of times that the client sends after the
 * server has sent. Messages that a driver sends together count once.
 */
public final class CountingProxy implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(CountingProxy.class.getName());

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicLong roundTrips = new AtomicLong();
    private final String host;
    private final int port;
    private volatile boolean serverSpoke = true;

    private CountingProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
    }

    public static CountingProxy to(String host, int port) throws IOException {
        CountingProxy proxy = new CountingProxy(host, port);
        start(proxy::serve);
        return proxy;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public long roundTrips() {
        return roundTrips.get();
    }

    private void serve() throws IOException {
        try (Socket client = listener.accept();
                Socket server = new Socket(host, port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start(() -> pass(server.getInputStream(), client.getOutputStream(), () -> serverSpoke = true));
            pass(client.getInputStream(), server.getOutputStream(), this::clientSpeaks);
        }
    }

    private void clientSpeaks() {
        if (serverSpoke) {
            serverSpoke = false;
            roundTrips.incrementAndGet();
        }
    }

    private static void pass(InputStream from, OutputStream to, Runnable note) throws IOException {
        byte[] buffer = new byte[65_536];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            note.run();
            to.write(buffer, 0, count);
        }
    }

    private static void start(Relay relay) {
        Thread thread = new Thread(() -> {
            try {
                relay.run();
            } catch (IOException closed) {
                LOGGER.log(System.Logger.Level.DEBUG, "the connection was closed", closed);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** Forwards bytes until one side closes. */
    @FunctionalInterface
    private interface Relay {
        void run() throws IOException;
    }
}
