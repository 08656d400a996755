// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while requests are in progress: they are answered, leases are released, and nothing is lost or doubled. */
class ShutdownTest {

    private static final int CLIENTS = 4;

    @Test
    void requestsInProgressAreAnsweredAndLeasesReleased(@TempDir Path folder) throws Exception {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        int port = freePort();
        Path log = folder.resolve("service.log");
        Process service = start(database, port, log);
        try {
            Waiting.until("the service", () -> isUp(port), () -> text(log));
            int accepted = placeUntilStopped(port, service);

            assertThat(service.waitFor(60, TimeUnit.SECONDS))
                    .as("%s", text(log))
                    .isTrue();
            assertThat(service.exitValue()).as("the exit value of SIGTERM").isEqualTo(143);
            assertThat(count(database, "SELECT count(*) FROM orders_view"))
                    .as("rows of requests that were answered; %s", text(log))
                    .isEqualTo(accepted)
                    .isEqualTo(count(database, "SELECT count(*) FROM events"));
            assertThat(count(database, "SELECT count(*) FROM projection_owners"))
                    .isZero();
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    /** Returns the number of orders that the service has confirmed. */
    private static int placeUntilStopped(int port, Process service) throws Exception {
        AtomicInteger placed = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            running.add(clients.submit((Callable<Void>) () -> {
                Api api = Api.on(port);
                for (int n = 0; place(api, client + "-" + n); n++) {
                    placed.incrementAndGet();
                }
                return null;
            }));
        }
        Waiting.until("some orders", () -> placed.get() > 20);
        long begin = System.nanoTime();
        service.destroy();
        for (Future<?> one : running) {
            one.get(60, TimeUnit.SECONDS);
        }
        service.waitFor(60, TimeUnit.SECONDS);
        clients.shutdown();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        System.out.println("SIGTERM under load: stopped after " + millis + " ms, orders: " + placed.get());
        return placed.get();
    }

    /** Whether the service has confirmed the order, and it shows already; false once the service accepts no more. */
    private static boolean place(Api api, String key) throws InterruptedException {
        try {
            HttpResponse<String> answer = api.place(key, "tea", 1);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).contains("\"shown\":true");
            return true;
        } catch (java.net.ConnectException e) {
            return false;
        } catch (IOException e) {
            return false; // an idle connection was closed before the request was sent
        }
    }

    private static Process start(ServerDatabase database, int port, Path log) throws IOException {
        return ServiceProcess.command(
                        System.getProperty("java.class.path"),
                        "--server.port=" + port,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password())
                .redirectOutput(log.toFile())
                .start();
    }

    private static boolean isUp(int port) {
        try {
            return Api.on(port).get("/actuator/health").statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static long count(ServerDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
