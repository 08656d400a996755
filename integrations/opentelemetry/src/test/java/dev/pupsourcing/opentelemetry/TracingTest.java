// SPDX-License-Identifier: MIT
package dev.pupsourcing.opentelemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The spans of appends and handlers, and how they are connected. */
class TracingTest {

    private static final int MANY = 500;

    @RegisterExtension
    static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();

    @TempDir
    Path folder;

    private final PupsourcingTracing tracing = PupsourcingTracing.of(OTEL.getOpenTelemetry());
    private DataSource dataSource;
    private Pupsourcing pupsourcing;

    @BeforeEach
    void open() throws SQLException {
        dataSource = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("events.db"), null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        pupsourcing = Pupsourcing.create(dataSource).withStore(tracing::decorate);
    }

    private static Event event(String aggregateType, String id) {
        return Event.builder(StreamId.of("Sales", aggregateType, id), "Placed")
                .payload("secret")
                .metadataJson("{\"card\": \"secret\"}")
                .build();
    }

    private void run(PupsourcingTracing traces, Projection... projections) throws InterruptedException {
        ProjectionRunner.Builder builder = ProjectionRunner.builder(pupsourcing)
                .options(RunnerOptions.builder().listener(traces.listener()).build());
        Stream.of(projections).forEach(builder::add);
        try (ProjectionRunner runner = builder.build()) {
            runner.runOnce();
        }
    }

    private static SpanData span(String name) {
        return OTEL.getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void request(Runnable work) {
        Span request =
                OTEL.getOpenTelemetry().getTracer("test").spanBuilder("request").startSpan();
        Scope current = request.makeCurrent();
        try {
            work.run();
        } finally {
            current.close();
            request.end();
        }
    }

    @Test
    void anAppendTheHandlerAndItsOwnAppendAreOneGraph() throws Exception {
        request(() -> pupsourcing.append(ExpectedVersion.noStream(), event("Order", "1")));
        Projection billing = Projection.builder("billing")
                .on("Placed", (tx, stored) -> {
                    if (stored.aggregateType().equals("Order")) {
                        pupsourcing.store().append(tx, ExpectedVersion.noStream(), event("Invoice", "1"));
                    }
                })
                .build();
        run(tracing, billing);
        run(tracing, Projection.of("invoices", (tx, stored) -> {}));

        assertThat(OTEL.getSpans())
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder(
                        "request", "append Sales.Order", "process billing", "append Sales.Invoice", "process invoices");
        assertThat(span("append Sales.Order").getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(span("process billing").getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(span("append Sales.Invoice").getParentSpanId())
                .isEqualTo(span("process billing").getSpanId());
        assertThat(connectedTo(span("request"))).hasSize(5);
    }

    /** The ids of all spans that parents and links connect with one. */
    private static Set<String> connectedTo(SpanData first) {
        Set<String> connected = new HashSet<>(Set.of(first.getSpanId()));
        for (int round = 0; round < OTEL.getSpans().size(); round++) {
            OTEL.getSpans().stream()
                    .map(TracingTest::neighbours)
                    .filter(group -> group.stream().anyMatch(connected::contains))
                    .forEach(connected::addAll);
        }
        return connected;
    }

    private static Set<String> neighbours(SpanData span) {
        Set<String> ids = new HashSet<>(Set.of(span.getSpanId()));
        if (span.getParentSpanContext().isValid()) {
            ids.add(span.getParentSpanId());
        }
        span.getLinks().stream()
                .map(LinkData::getSpanContext)
                .map(SpanContext::getSpanId)
                .forEach(ids::add);
        return ids;
    }

    @Test
    void aBatchHasOneLinkPerTraceUpToTheLimit() throws Exception {
        IntStream.range(0, MANY)
                .forEach(i -> pupsourcing.append(ExpectedVersion.any(), event("Order", String.valueOf(i))));
        request(() -> pupsourcing.append(
                ExpectedVersion.noStream(),
                IntStream.range(0, MANY).mapToObj(i -> event("Invoice", "1")).toList()));
        OTEL.clearSpans();
        run(
                tracing,
                Projection.builder("orders")
                        .scope(ReadScope.ofAggregateTypes("Order"))
                        .batch((tx, events) -> {})
                        .build(),
                Projection.builder("invoices")
                        .scope(ReadScope.ofAggregateTypes("Invoice"))
                        .batch((tx, events) -> {})
                        .build());

        SpanData orders = span("process orders");
        assertThat(orders.getAttributes().get(AttributeKey.longKey("messaging.batch.message_count")))
                .isEqualTo(MANY);
        assertThat(orders.getLinks()).hasSize(PupsourcingTracing.MAX_LINKS);
        assertThat(span("process invoices").getLinks()).hasSize(1);
    }

    @Test
    void attributesAreThoseOfTheConventions() throws Exception {
        AppendResult result = pupsourcing.append(ExpectedVersion.any(), event("Order", "1"), event("Order", "1"));
        run(tracing, Projection.of("orders", (tx, stored) -> {}));

        assertThat(texts(span("append Sales.Order")))
                .containsExactlyInAnyOrder(
                        "messaging.system=pupsourcing",
                        "messaging.operation.name=append",
                        "messaging.operation.type=send",
                        "messaging.destination.name=Sales.Order",
                        "messaging.batch.message_count=2",
                        "pupsourcing.aggregate.version=2",
                        "pupsourcing.position=" + result.lastPosition());
        assertThat(texts(span("process orders")))
                .containsExactlyInAnyOrder(
                        "messaging.system=pupsourcing",
                        "messaging.operation.name=process",
                        "messaging.operation.type=process",
                        "messaging.consumer.group.name=orders",
                        "messaging.batch.message_count=2",
                        "pupsourcing.position=" + result.lastPosition(),
                        "pupsourcing.slots=0-1023",
                        "pupsourcing.attempt=1");
    }

    private static List<String> texts(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .map(entry -> entry.getKey().getKey() + "=" + entry.getValue())
                .toList();
    }

    @Test
    void failuresAreRecordedWithTheirClassOnly() {
        pupsourcing.append(ExpectedVersion.noStream(), event("Order", "1"));
        assertThatThrownBy(() -> pupsourcing.append(ExpectedVersion.noStream(), event("Order", "1")))
                .isInstanceOf(OptimisticConcurrencyException.class);
        assertThatThrownBy(() -> run(tracing, Projection.of("orders", (tx, stored) -> {
                    throw new IllegalStateException(new String(stored.payload(), UTF_8));
                })))
                .isInstanceOf(ProjectionStoppedException.class);

        List<SpanData> failed = OTEL.getSpans().stream()
                .filter(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
                .toList();
        assertThat(failed)
                .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("error.type")))
                .contains(OptimisticConcurrencyException.class.getName(), IllegalStateException.class.getName());
        assertThat(OTEL.getSpans())
                .allSatisfy(span -> assertThat(span.toString()).doesNotContain("secret"));
    }

    @Test
    void aggregateIdsAreAttributesOnlyOnRequest() {
        pupsourcing.append(ExpectedVersion.any(), event("Order", "ann"));
        assertThat(span("append Sales.Order").toString()).doesNotContain("ann");

        OTEL.clearSpans();
        PupsourcingTracing withIds = PupsourcingTracing.builder(OTEL.getOpenTelemetry())
                .aggregateIds(true)
                .build();
        Pupsourcing.create(dataSource)
                .withStore(withIds::decorate)
                .append(ExpectedVersion.any(), event("Order", "ann"));
        assertThat(texts(span("append Sales.Order"))).contains("pupsourcing.aggregate.id=ann");
    }

    @Test
    void theAppendOfASingleEventIsTheParentOnRequest() throws Exception {
        pupsourcing.append(ExpectedVersion.any(), event("Order", "1"));
        run(
                PupsourcingTracing.builder(OTEL.getOpenTelemetry())
                        .parentsOfSingleEvents(true)
                        .build(),
                Projection.of("orders", (tx, stored) -> {}));

        assertThat(span("process orders").getParentSpanId())
                .isEqualTo(span("append Sales.Order").getSpanId());
        assertThat(span("process orders").getLinks()).isEmpty();
    }

    @Test
    void eventsCarryTheTraceBesideTheirOwnMetadata() {
        PersistedEvent stored = pupsourcing
                .append(ExpectedVersion.any(), event("Order", "1"))
                .events()
                .get(0);

        SpanData append = span("append Sales.Order");
        assertThat(pupsourcing.readStream(stored.stream()).events()).containsExactly(stored);
        assertThat(stored.traceId()).contains(append.getTraceId());
        assertThat(stored.metadataJson())
                .isEqualTo("{\"traceparent\":\"00-" + append.getTraceId() + "-" + append.getSpanId() + "-"
                        + append.getSpanContext().getTraceFlags().asHex() + "\",\"card\": \"secret\"}");
    }

    @Test
    void withoutTracingEventsStayAsTheyAre() {
        Event event = event("Order", "1");
        AppendResult result = Pupsourcing.create(dataSource)
                .withStore(PupsourcingTracing.of(OpenTelemetry.noop())::decorate)
                .append(ExpectedVersion.any(), event);

        assertThat(result.events().get(0).event()).isEqualTo(event);
    }

    /** Each attempt has its own span, so the repeated events carry another trace. */
    @Test
    void aRepeatedAppendIsRecognizedInAnotherTrace() {
        Pupsourcing idempotent = Pupsourcing.create(
                        dataSource,
                        StoreOptions.builder().idempotentAppends(true).build())
                .withStore(tracing::decorate);
        Event event = event("Order", "1");
        AppendResult once = idempotent.append(ExpectedVersion.noStream(), event);

        assertThat(idempotent.append(ExpectedVersion.noStream(), event)).isEqualTo(once);
    }
}
