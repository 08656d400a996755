// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.harness.Worker;
import dev.pupsourcing.examples.codegen.events.order.OrderEvent;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced.Line;
import dev.pupsourcing.examples.codegen.mapping.OrderEventMapping;
import dev.pupsourcing.examples.codegen.store.Upcasters;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cost of a generated mapping, compared with hand-written code that uses the same Jackson mapper, and with a mapper
 * without our rules. No database is involved.
 */
public final class MappingSuite implements Suite {

    private static final Target TARGET = Target.atMost(1.05);
    private static final StreamId STREAM = StreamId.of("Shop", "Order", "order-1");
    private static final int EVENTS = 100;

    @Override
    public String title() {
        return "mapping";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        JacksonPayloadCodec codec = JacksonPayloadCodec.create();
        for (int lines : List.of(1, 5, 25)) {
            List<OrderPlaced> events = events(lines);
            String name = "encode and decode, " + lines + " lines";
            Contender ours = generated(codec, events);
            List<Contender> sameRules = List.of(byHand("floor: Jackson by hand", codec.mapper(), events), ours);
            report.latency(name, plan.contest(database).run(sameRules), TARGET);
            JsonMapper bare = JsonMapper.builder().build();
            List<Contender> noRules = List.of(byHand("floor: Jackson without rules", bare, events), ours);
            report.latency(name, plan.contest(database).run(noRules), TARGET);
        }
    }

    private static List<OrderPlaced> events(int lines) {
        List<OrderPlaced> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            List<Line> ordered = new ArrayList<>();
            for (int line = 0; line < lines; line++) {
                ordered.add(new Line("product " + (i * 31 + line), line + 1));
            }
            events.add(new OrderPlaced("customer " + i, ordered));
        }
        return events;
    }

    private static Contender byHand(String name, JsonMapper json, List<OrderPlaced> events) {
        return new Contender(name, 1, thread -> new MappingWorker(events) {
            @Override
            Event write(OrderPlaced event) {
                return Event.builder(STREAM, "OrderPlaced")
                        .eventVersion(2)
                        .payload(json.writeValueAsBytes(event))
                        .build();
            }

            @Override
            OrderEvent read(PersistedEvent event) {
                return json.readValue(event.payload(), OrderPlaced.class);
            }
        });
    }

    private static Contender generated(JacksonPayloadCodec codec, List<OrderPlaced> events) {
        OrderEventMapping mapping = new OrderEventMapping(codec, new Upcasters());
        return new Contender("generated mapping", 1, thread -> new MappingWorker(events) {
            @Override
            Event write(OrderPlaced event) {
                return mapping.toEvent(STREAM, event);
            }

            @Override
            OrderEvent read(PersistedEvent event) {
                return mapping.fromEvent(event);
            }
        });
    }

    /** Encodes and decodes all events once per operation. */
    private abstract static class MappingWorker implements Worker {

        private final List<OrderPlaced> events;

        MappingWorker(List<OrderPlaced> events) {
            this.events = events;
        }

        abstract Event write(OrderPlaced event);

        abstract OrderEvent read(PersistedEvent event);

        @Override
        public int once() {
            for (OrderPlaced event : events) {
                OrderEvent read = read(PersistedEvent.of(write(event), 1, 1));
                if (!read.equals(event)) {
                    throw new IllegalStateException(read + " is not " + event);
                }
            }
            return events.size();
        }

        @Override
        public void close() {}
    }
}
