// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.testkit.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Workers on three machines, each of which is disconnected from the network in turn and reconnected: the others take
 * its segments, and it gets its share again. Fails where network namespaces are not allowed.
 */
@Tag("long")
public abstract class MachinesContract extends ProcessingContract {

    private static final int SEGMENTS = 4;
    private static final int EVENTS = 60;
    private static final List<String> NAMES = List.of("ann", "bob", "cem");

    private final List<Machine> machines = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();

    /** For suites. */
    protected MachinesContract() {}

    /** Creates the machines; returns the addresses on which the server must listen. */
    protected final List<String> plugIn() {
        for (int number = 0; number < NAMES.size(); number++) {
            machines.add(new Machine(number));
        }
        return Stream.concat(Stream.of("127.0.0.1"), machines.stream().map(Machine::server))
                .toList();
    }

    /** How another process connects to the database that {@link #createFixture()} made last, at one of the addresses. */
    protected abstract Access connected(String address);

    @AfterEach
    final void unplugAll() throws InterruptedException {
        for (Process worker : workers) {
            worker.destroyForcibly();
            worker.waitFor();
        }
        machines.forEach(Machine::close);
    }

    @Test
    void aMachineThatLosesItsNetworkIsReplacedAndComesBack() throws Exception {
        for (int i = 0; i < NAMES.size(); i++) {
            Machine machine = machines.get(i);
            workers.add(WorkerProcess.start(machine.prefix(), connected(machine.server()), NAMES.get(i)));
        }
        List<Long> placed = new ArrayList<>();
        Waiting.until("equal shares", () -> shareEvenly(NAMES));
        for (int i = 0; i < NAMES.size(); i++) {
            placed.addAll(place(EVENTS, 17));
            int enough = placed.size() - EVENTS / 2;
            Waiting.until("progress", () -> model().has(enough));
            cutOff(i, placed);
        }
        assertThat(workers).allMatch(Process::isAlive);
        assertThat(model().positions()).isEqualTo(placed);
    }

    private void cutOff(int number, List<Long> placed) throws Exception {
        List<String> others = new ArrayList<>(NAMES);
        others.remove(number);
        machines.get(number).unplug();
        Waiting.until("the take-over", () -> shareEvenly(others));
        placed.addAll(place(EVENTS, 17));
        Waiting.until("all events", () -> model().has(placed.size()));
        machines.get(number).plug();
        Waiting.until("equal shares again", () -> shareEvenly(NAMES));
        placed.addAll(place(EVENTS, 17));
        Waiting.until("all events", () -> model().has(placed.size()));
    }

    private boolean shareEvenly(List<String> names) {
        List<Integer> shares = names.stream().map(this::leasesOf).toList();
        IntStream counts = shares.stream().mapToInt(Integer::intValue);
        return counts.sum() == SEGMENTS && shares.stream().allMatch(share -> share >= SEGMENTS / names.size());
    }
}
