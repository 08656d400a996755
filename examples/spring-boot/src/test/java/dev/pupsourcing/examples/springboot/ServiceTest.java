// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service, over HTTP. */
@DirtiesContext // closed before the server is
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "pupsourcing.metrics.status-interval=5s")
class ServiceTest {

    @Autowired
    private Environment environment;

    @Autowired
    private Pupsourcing events;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
    }

    private Api api() {
        return Api.on(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    @Test
    void anOrderIsPlacedPaidAndShown() throws Exception {
        HttpResponse<String> placed = api().place("one", "tea", 2);
        assertThat(placed.statusCode()).isEqualTo(201);
        assertThat(placed.body()).contains("\"shown\":true");
        String id = Api.id(placed);

        assertThat(api().pay(id, 500).statusCode()).isEqualTo(200);
        assertThat(api().get("/orders").body()).contains(id, "\"paid_cents\":500");

        assertThat(api().pay(id, 500).statusCode()).as("paid twice").isEqualTo(409);
        assertThat(api().pay(UUID.randomUUID().toString(), 1).statusCode()).isEqualTo(409);
    }

    @Test
    void aRequestThatIsSentTwiceIsRefused() throws Exception {
        assertThat(api().place("twice", "coffee", 1).statusCode()).isEqualTo(201);
        assertThat(api().place("twice", "coffee", 1).statusCode()).isEqualTo(409);

        Waiting.until("the demand", () -> api().body("/products").contains("{\"product\":\"coffee\",\"pieces\":1}"));
    }

    @Test
    void operatorsSeeTheProjections() throws Exception {
        Waiting.until(
                "both projections", () -> api().body("/actuator/pupsourcing").contains("\"name\":\"demand\""));

        assertThat(api().body("/actuator/health")).contains("\"pupsourcing\":{", "\"projections\":{", "\"orders\":{");
        assertThat(api().body("/actuator/pupsourcing/orders")).contains("\"partitions\":[{");
    }

    @Test
    void prometheusSeesAppendsAndProjections() throws Exception {
        assertThat(api().place("measured", "cocoa", 1).statusCode()).isEqualTo(201);

        Waiting.until(
                "the gauges, which are read every few seconds",
                () -> api().body("/actuator/prometheus")
                        .contains("pupsourcing_projection_lag_events{projection=\"orders\""));
        assertThat(api().body("/actuator/prometheus"))
                .contains(
                        "pupsourcing_append_seconds_count{aggregate_type=\"Order\",context=\"Sales\",",
                        "pupsourcing_projection_events_total{projection=\"demand\"",
                        "http_server_requests_seconds_count{");
    }

    /** The trace of a request is stored with its events, so that handlers on all instances can be found from it. */
    @Test
    void tracesOfRequestsAreStoredWithTheirEvents() throws Exception {
        String id = Api.id(api().place("traced", "mint", 1));

        assertThat(events.readStream(StreamId.of("Sales", "Order", id)).events())
                .singleElement()
                .satisfies(event -> assertThat(event.traceId())
                        .hasValueSatisfying(trace -> assertThat(trace).matches("[0-9a-f]{32}")));
    }
}
