// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;

/** Prints what to try when the service has started, and how long it took to stop. */
final class Announcements {

    private static final InstantSource CLOCK = InstantSource.system();

    private Announcements() {}

    /** Adds the announcements to a service that is not started yet. */
    static void addTo(SpringApplication service) {
        AtomicReference<Optional<Instant>> closing = new AtomicReference<>(Optional.empty());
        service.addListeners(
                (ApplicationListener<ApplicationReadyEvent>)
                        ready -> printWhatToTry(ready.getApplicationContext().getEnvironment()),
                (ApplicationListener<ContextClosedEvent>) closed -> closing.set(Optional.of(CLOCK.instant())));
        SpringApplication.getShutdownHandlers().add(() -> closing.get().ifPresent(Announcements::printTimeSince));
    }

    private static void printTimeSince(Instant closing) {
        long millis = Duration.between(closing, CLOCK.instant()).toMillis();
        System.out.println("stopped in " + millis + " ms: requests answered, batches finished, leases released");
    }

    private static void printWhatToTry(Environment environment) {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return; // without a web server, to create the tables
        }
        System.out.println("""

                The order service is running. Try

                  curl -H 'Idempotency-Key: one' --json '{"product":"tea","pieces":2}' SERVICE/orders
                  curl SERVICE/orders
                  curl SERVICE/products
                  curl SERVICE/actuator/health
                  curl SERVICE/actuator/pupsourcing
                  curl SERVICE/actuator/prometheus

                Stop it with Ctrl-C.
                """.replace("SERVICE", "http://localhost:" + port));
    }
}
