// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the service. */
record Api(HttpClient client, int port) {

    static Api on(int port) {
        return new Api(HttpClient.newHttpClient(), port);
    }

    HttpResponse<String> place(String key, String product, int pieces) throws IOException, InterruptedException {
        return send(request("/orders")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"product\":\"" + product + "\",\"pieces\":" + pieces + "}")));
    }

    HttpResponse<String> pay(String id, long cents) throws IOException, InterruptedException {
        return send(request("/orders/" + id + "/payment").POST(BodyPublishers.ofString("{\"cents\":" + cents + "}")));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** The body of an answer, for conditions that are waited for. */
    String body(String path) {
        try {
            return get(path).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of the order that an answer names. */
    static String id(HttpResponse<String> answer) {
        return answer.body().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(1));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
