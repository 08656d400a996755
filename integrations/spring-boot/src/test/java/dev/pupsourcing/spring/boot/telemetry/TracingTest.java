// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.opentelemetry.PupsourcingTracing;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.spring.EventStoreDecorator;
import dev.pupsourcing.spring.TransactionalEventStore;
import dev.pupsourcing.spring.boot.Contexts;
import dev.pupsourcing.spring.boot.Events;
import dev.pupsourcing.spring.boot.TestServer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces switch themselves on, and are never needed. */
class TracingTest {

    /** Without OpenTelemetry. */
    private static ApplicationContextRunner without(TestServer server) {
        return Contexts.on(server.database())
                .withConfiguration(AutoConfigurations.of(TracingAutoConfiguration.class))
                .withUserConfiguration(Processes.class);
    }

    private static ApplicationContextRunner with(TestServer server) {
        return without(server)
                .withConfiguration(AutoConfigurations.of(OpenTelemetrySdkAutoConfiguration.class))
                .withUserConfiguration(Exported.class);
    }

    /** From the request to the second projection, over three transactions on at least two threads. */
    @ParameterizedTest
    @EnumSource
    void connectAnAppendWithTheHandlersAndWhatTheyAppend(TestServer server) {
        with(server).run(context -> {
            assertThat(context).hasNotFailed();
            Span request = context.getBean(OpenTelemetry.class)
                    .getTracer("test")
                    .spanBuilder("POST /orders")
                    .startSpan();
            Context.current()
                    .with(request)
                    .wrap(() -> Orders.place(context, "one"))
                    .call();
            request.end();
            Contexts.awaitHandled(context, "payments");
            Contexts.awaitHandled(context, "mails");

            List<SpanData> spans = context.getBean(InMemorySpanExporter.class).getFinishedSpanItems();
            SpanData placed = one(spans, "append Sales.Order");
            SpanData handled = one(spans, "process payments");
            SpanData paid = one(spans, "append Billing.Payment");
            SpanData mailed = one(spans, "process mails");
            assertThat(placed.getTraceId()).isEqualTo(request.getSpanContext().getTraceId());
            assertThat(placed.getParentSpanId())
                    .isEqualTo(request.getSpanContext().getSpanId());
            assertThat(links(handled)).contains(placed.getSpanId());
            assertThat(paid.getParentSpanId()).isEqualTo(handled.getSpanId());
            assertThat(paid.getTraceId()).isEqualTo(handled.getTraceId());
            assertThat(links(mailed)).contains(paid.getSpanId());
            assertThat(spans).noneMatch(any -> any.getAttributes().toString().contains("pieces"));
        });
    }

    private static SpanData one(List<SpanData> spans, String name) {
        List<SpanData> found =
                spans.stream().filter(span -> span.getName().equals(name)).toList();
        assertThat(found).as(name).isNotEmpty();
        return found.get(found.size() - 1);
    }

    private static List<String> links(SpanData span) {
        return span.getLinks().stream()
                .map(LinkData::getSpanContext)
                .map(SpanContext::getSpanId)
                .toList();
    }

    @Test
    void propertiesChangeTheSpans() {
        with(TestServer.POSTGRES)
                .withPropertyValues("pupsourcing.tracing.aggregate-ids=true")
                .run(context -> {
                    Orders.place(context, "one");
                    SpanData placed = one(
                            context.getBean(InMemorySpanExporter.class).getFinishedSpanItems(), "append Sales.Order");
                    assertThat(placed.getAttributes().asMap()).containsValue("one");
                });
    }

    @Test
    void nothingIsTracedIfItIsSwitchedOffOrSomethingIsMissing() {
        assertAbsent(with(TestServer.POSTGRES).withPropertyValues("pupsourcing.tracing.enabled=false"));
        assertAbsent(without(TestServer.POSTGRES));
        for (String missing : List.of("dev.pupsourcing.opentelemetry", "io.opentelemetry")) {
            assertAbsent(Contexts.on(TestServer.POSTGRES.database())
                    .withUserConfiguration(MetricsTest.Everything.class)
                    .withClassLoader(new FilteredClassLoader(missing)));
        }
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(OpenTelemetrySdkAutoConfiguration.class, TracingAutoConfiguration.class))
                .withPropertyValues("pupsourcing.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PupsourcingTracing.class));
    }

    private static void assertAbsent(ApplicationContextRunner runner) {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(Pupsourcing.class)
                .doesNotHaveBean(EventStoreDecorator.class)
                .doesNotHaveBean(ProcessingListener.class)
                .doesNotHaveBean("pupsourcingTracing"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Exported {

        @Bean
        InMemorySpanExporter spans() {
            return InMemorySpanExporter.create();
        }

        @Bean
        SdkTracerProvider tracers(InMemorySpanExporter spans) {
            return SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build();
        }
    }

    /** Two projections: one appends for each order, the other handles what it has appended. */
    @Configuration(proxyBeanMethods = false)
    static class Processes {

        @Bean
        Projection payments(TransactionalEventStore events) {
            return Projection.builder("payments")
                    .on("OrderPlaced", (tx, event) -> pay(events, event))
                    .build();
        }

        private static void pay(TransactionalEventStore events, PersistedEvent order) {
            events.append(ExpectedVersion.noStream(), Events.paid(order.aggregateId()));
        }

        @Bean
        Projection mails() {
            return Projection.builder("mails").on("Paid", (tx, event) -> {}).build();
        }
    }
}
