package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.v1.OrderPlaced;
import dev.pupsourcing.aggregates.AggregateRepository;
import dev.pupsourcing.aggregates.Evolver;
import dev.pupsourcing.aggregates.Snapshots;
import dev.pupsourcing.aggregates.StateCodec;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.PayloadCodec;
import java.util.List;

public final class Program {

    private Program() {}

    public static String run(Pupsourcing pup) {
        PayloadCodec codec = JacksonPayloadCodec.create();
        OrderEventMapping mapping = new OrderEventMapping(codec);
        Evolver<Object, Totals> evolver = Evolver.of(new Totals(0), (totals, event) -> totals.after((OrderPlaced) event));
        AggregateRepository<Object, Totals> orders = AggregateRepository.builder(pup, "Shop", "Order", evolver, mapping)
                .snapshots(Snapshots.of(pup.snapshots(), StateCodec.of(codec, Totals.class))
                        .withInterval(2))
                .build();
        return orders.update("1", totals -> List.of(new OrderPlaced("Ada", 1))).state().toString();
    }
}
