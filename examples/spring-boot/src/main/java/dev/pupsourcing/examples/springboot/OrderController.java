// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.examples.springboot.OrderEvent.OrderPlaced;
import dev.pupsourcing.processing.ReadModels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API. */
@RestController
class OrderController {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OrderService orders;
    private final ReadModels readModels;
    private final JdbcTemplate jdbc;

    OrderController(OrderService orders, ReadModels readModels, JdbcTemplate jdbc) {
        this.orders = orders;
        this.readModels = readModels;
        this.jdbc = jdbc;
    }

    /** A payment. */
    record Payment(long cents) {}

    /** What a change answers: the id of the order, and whether the list of orders shows the change already. */
    record Accepted(String id, boolean shown) {}

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Accepted place(@RequestHeader("Idempotency-Key") String requestKey, @RequestBody OrderPlaced order)
            throws InterruptedException {
        String id = UUID.randomUUID().toString();
        return accepted(id, orders.place(id, requestKey, order));
    }

    @PostMapping("/orders/{id}/payment")
    Accepted pay(@PathVariable String id, @RequestBody Payment payment) throws InterruptedException {
        return accepted(id, orders.pay(id, payment.cents()));
    }

    private Accepted accepted(String id, AppendResult result) throws InterruptedException {
        return new Accepted(id, readModels.await(Projections.ORDERS, result.stream(), result.lastPosition(), PATIENCE));
    }

    @GetMapping("/orders")
    List<Map<String, Object>> orders() {
        return jdbc.queryForList("SELECT id, product, pieces, paid_cents FROM orders_view ORDER BY id");
    }

    @GetMapping("/products")
    List<Map<String, Object>> products() {
        return jdbc.queryForList("SELECT product, pieces FROM product_demand ORDER BY product");
    }

    @ExceptionHandler({DuplicateKeyException.class, OptimisticConcurrencyException.class, IllegalStateException.class})
    ProblemDetail refused(Exception reason) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(reason.getMessage()));
    }
}
