package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.v2.OrderPlaced;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import java.util.ArrayList;
import java.util.List;

public final class Program {

    private static final OrderEventMapping MAPPING =
            new OrderEventMapping(JacksonPayloadCodec.create(), new OrderUpcasters());

    private Program() {}

    public static String run(Pupsourcing pup) throws Exception {
        List<String> seen = new ArrayList<>();
        // region newest-or-stored-version
        Projection newest = Projection.builder("newest", MAPPING)
                .on(OrderPlaced.class, (tx, placed, event) -> seen.add("newest: " + placed.channel()))
                .build();
        Projection stored = Projection.builder("stored")
                .on("OrderPlaced", (tx, event) -> seen.add("stored: " + MAPPING.asStored(event)))
                .build();
        // endregion
        ProjectionRunner.of(pup, newest).runOnce();
        ProjectionRunner.of(pup, stored).runOnce();
        return String.join("\n", seen);
    }
}
