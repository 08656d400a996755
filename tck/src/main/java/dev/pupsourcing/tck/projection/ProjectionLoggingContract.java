// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.DeadLetterRow;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.LogRecorder;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.testkit.JdbcCall;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Running projections log state changes, at the right level, and without repeating them every second. */
public abstract class ProjectionLoggingContract extends ProcessingContract {

    private static final String SECRET = "4711-secret";
    private static final String TROUBLE = "WARNING projection \"orders\" has failed for ";
    private static final int A_FEW = 2;
    private static final int MANY = 30;

    private final LogRecorder recorder = new LogRecorder(System.Logger.Level.INFO);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    /** For suites. */
    protected ProjectionLoggingContract() {}

    private EngineOptions.Builder logged() {
        return options().errorPolicy(QUICK).logger(recorder).nanos(nanos::get);
    }

    private void pass(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private ProjectionRunner watched(Server server, EngineOptions options) {
        Pupsourcing backend = Pupsourcing.create(Interception.of(fixture().dataSource(), server));
        return options.runner(backend, orders());
    }

    private static PartitionStatus status(ProjectionRunner processor) {
        return processor.partitions().get(0);
    }

    /** A server that can be unreachable, and counts its queries. */
    private static final class Server implements Interceptor {

        private final AtomicInteger questions = new AtomicInteger();
        private final AtomicInteger ofPoller = new AtomicInteger();
        private volatile boolean gone;

        @Override
        public void before(JdbcCall call) throws SQLException {
            if (call.session() == null) {
                ask();
            }
        }

        @Override
        public void beforeStatement(Connection session, String sql) throws SQLException {
            ask();
        }

        private void ask() throws SQLException {
            questions.incrementAndGet();
            if (Thread.currentThread().getName().equals("pup-poller")) {
                ofPoller.incrementAndGet();
            }
            if (gone) {
                throw new SQLTransientConnectionException("the server is gone", "08006");
            }
        }

        /** Waits for a few more queries. */
        void awaitQuestions() {
            int before = questions.get();
            Waiting.until("more questions", () -> questions.get() > before + A_FEW);
        }

        /** Waits until the end of the log was polled, which takes a few queries each time. */
        void awaitPolls() {
            int before = ofPoller.get();
            Waiting.until("more questions of the poller", () -> ofPoller.get() > before + MANY);
        }
    }

    @Test
    void anOutageIsLoggedOnceItLastsAndWhenItIsOver() throws Exception {
        Server server = new Server();
        try (ProjectionRunner processor = watched(server, logged().build())) {
            processor.start();
            Waiting.until("the end", () -> status(processor).phase() == Phase.CAUGHT_UP);
            begin(server, processor);
            assertThat(status(processor).lastErrorAt()).isPresent();
            assertWarnings(server);
            List<Long> placed = place("o-1");
            server.gone = false;
            Waiting.until("the event", () -> model().has(1));
            Waiting.until("its end", () -> logged("INFO projection \"orders\" works again"));
            Waiting.until("no error", () -> status(processor).lastError().isEmpty());
            assertThat(status(processor).lastErrorAt()).isEmpty();
            assertThat(model().positions()).isEqualTo(placed);
        }
        assertThat(recorder.lines(TROUBLE)).hasSize(2);
        assertThat(recorder.lines("INFO projections [orders] started")).hasSize(1);
        assertThat(recorder.lines("INFO projections [orders] stopped")).hasSize(1);
    }

    private static void begin(Server server, ProjectionRunner processor) {
        server.gone = true;
        Waiting.until(
                "the outage",
                () -> status(processor).phase() == Phase.RETRYING,
                () -> String.valueOf(processor.partitions()));
    }

    private boolean logged(String beginning) {
        return !recorder.lines(beginning).isEmpty();
    }

    /** No line at first, one after ten seconds, and another after five minutes. */
    private void assertWarnings(Server server) {
        server.awaitQuestions();
        assertThat(recorder.lines("WARNING")).isEmpty();
        pass(11);
        Waiting.until("a warning", () -> logged(TROUBLE));
        server.awaitQuestions();
        assertThat(recorder.lines(TROUBLE)).hasSize(1).first().asString().contains("the server is gone");
        pass(301);
        Waiting.until("it again", () -> recorder.lines(TROUBLE).size() > 1);
        server.awaitQuestions();
        assertThat(recorder.lines(TROUBLE)).hasSize(2);
    }

    /** A short failure is not logged: only the start of the run is. */
    @Test
    void aShortOutageIsNotLogged() throws Exception {
        Server server = new Server();
        try (ProjectionRunner processor = watched(server, logged().build())) {
            processor.start();
            begin(server, processor);
            server.gone = false;
            place("o-1");
            Waiting.until("the event", () -> model().has(1));
            Waiting.until("no error", () -> status(processor).lastError().isEmpty());
            assertThat(recorder.lines()).containsExactly("INFO projections [orders] started");
        }
    }

    @Test
    void aStallIsLoggedWithItsHolder() throws Exception {
        if (fixture().has(Trait.SINGLE_WRITER)) {
            place("fast");
            processor(orders(), logged().build()).runOnce();
            assertThat(recorder.lines()).isEmpty();
            return;
        }
        Server server = new Server();
        try (ProjectionRunner processor = watched(server, logged().build());
                Connection open = fixture().begin()) {
            store().append(open, ExpectedVersion.any(), event(order("slow")));
            long next = place("fast").get(0);
            processor.start();
            Waiting.until("the stall", () -> status(processor).phase() == Phase.STALLED);
            assertStallIsLogged(server, next);
            open.commit();
            Waiting.until("its end", () -> logged("INFO reading of the log continues, after "));
            Waiting.until("both events", () -> model().has(2));
        }
    }

    private void assertStallIsLogged(Server server, long next) {
        server.awaitPolls();
        assertThat(recorder.lines("WARNING")).isEmpty();
        pass(11);
        Waiting.until("a warning", () -> logged("WARNING"));
        server.awaitPolls();
        assertThat(recorder.lines("WARNING")).hasSize(1);
        assertThat(recorder.lines("WARNING").get(0))
                .contains("position " + (next - 1) + " may belong to an open transaction, held by session ");
    }

    private Projection failing() {
        return Projection.of("orders", (tx, event) -> {
            if (event.stream().equals(order("bad"))) {
                throw new IllegalStateException(SECRET);
            }
            model().handle(tx, event);
        });
    }

    @Test
    void aParkedStreamIsLoggedOnce() throws Exception {
        List<Long> placed = place("bad", "bad", "good", "bad");
        processor(failing(), logged().errorPolicy(ErrorPolicy.park()).build()).runOnce();
        assertThat(model().positions()).containsExactly(placed.get(2));
        assertThat(recorder.lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("WARNING projection \"orders\" parked stream ")
                .contains("position " + placed.get(0), "IllegalStateException")
                .doesNotContain(SECRET);
    }

    /** Ids, types and error texts come from users; they must not add lines to a log or control a terminal. */
    @Test
    void textsOfUsersCannotForgeLines() throws Exception {
        String hostile = "x\u001b[2J\r\n2026-01-01 INFO all is well\u202e\u009b";
        append(
                ExpectedVersion.any(),
                Event.builder(StreamId.of("Sales", "Order", hostile), hostile).build());
        Projection failing = Projection.of("orders", (tx, event) -> {
            throw new IllegalStateException(hostile);
        });
        assertThatThrownBy(processor(failing, logged().build())::runOnce)
                .isInstanceOf(ProjectionStoppedException.class)
                .message()
                .matches(PrintableText::isPrintable);
        processor(failing, logged().errorPolicy(ErrorPolicy.deadLetter()).build())
                .runOnce();
        DeadLetterRow letter = inTransaction(tx ->
                fixture().projections().deadLetters().list(tx, "orders", 1).get(0));
        assertThat(letter.error()).matches(PrintableText::isPrintable);
        assertThat(recorder.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\u202e", "\u009b", "\n2026"));
    }

    @Test
    void namesThatAreNotPrintableAreRefused() {
        assertThatThrownBy(() -> Projection.of("x\u001b[2J\nall is well", (tx, event) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be printable")
                .message()
                .matches(PrintableText::isPrintable);
    }

    @Test
    void manyDeadLettersAreNotLoggedOneByOne() throws Exception {
        String[] bad = new String[40];
        Arrays.fill(bad, "bad");
        place(bad);
        processor(failing(), logged().errorPolicy(ErrorPolicy.deadLetter()).build())
                .runOnce();
        assertThat(recorder.lines())
                .hasSize(20)
                .allSatisfy(
                        line -> assertThat(line).startsWith("WARNING projection \"orders\" made a dead letter of "));
    }

    @Test
    void segmentsThatAWorkerTakesAndGivesBackAreLoggedOnce() throws Exception {
        try (ProjectionWorker worker = options()
                .logger(recorder)
                .build()
                .worker(pup(), orders(), WorkersContract.sharing(2))
                .build()) {
            worker.start();
            Waiting.until("both segments", () -> leasesHeld() == 2);
            place("o-1");
            Waiting.until("the event", () -> model().has(1));
            assertThat(worker.stop(SOON)).isTrue();
        }
        assertThat(recorder.lines("INFO worker ")).hasSize(2);
        assertThat(recorder.lines("INFO took projection \"orders\", slots ")).hasSize(2);
        assertThat(recorder.lines("INFO released projection \"orders\", slots "))
                .hasSize(2);
        assertThat(recorder.lines()).hasSize(6);
    }

    private int leasesHeld() {
        return recorder.lines("INFO took ").size();
    }
}
