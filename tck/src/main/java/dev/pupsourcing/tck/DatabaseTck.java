// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.fixture.TestDatabase;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/**
 * All contract suites: what an event store on a database must do. The tests of a database extend it:
 *
 * <pre>{@code
 * class H2ContractTest extends DatabaseTck {
 *     H2ContractTest() {
 *         super(new H2TestDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>A suite that does not apply is not left out but declined by a {@linkplain
 * dev.pupsourcing.tck.fixture.StoreFixture.Trait trait}, which {@link dev.pupsourcing.tck.trait.TraitContract} proves.
 * Variants of a database, such as another driver or isolation level, may run some of the parts, for example {@link
 * AppendTck}. {@link dev.pupsourcing.tck.fault.FaultPointsContract}, {@link dev.pupsourcing.tck.stress.StressContract},
 * {@link dev.pupsourcing.tck.worker.MachinesContract}, {@link PoolTck}, {@link SessionTck} and {@link
 * dev.pupsourcing.tck.worker.RealTroubleContract} are separate: they take long, or need servers or pools that others do
 * not.
 */
public abstract class DatabaseTck {

    private final TestDatabase database;

    /** Runs all suites on a database. */
    protected DatabaseTck(TestDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Nested
    class Append extends AppendTck {
        Append() {
            super(database);
        }
    }

    @Nested
    class Read extends ReadTck {
        Read() {
            super(database);
        }
    }

    @Nested
    class State extends StateTck {
        State() {
            super(database);
        }
    }

    @Nested
    class Projection extends ProjectionTck {
        Projection() {
            super(database);
        }
    }

    @Nested
    class Operation extends OperationTck {
        Operation() {
            super(database);
        }
    }

    @Nested
    class Worker extends WorkerTck {
        Worker() {
            super(database);
        }
    }

    @Nested
    class Input extends InputTck {
        Input() {
            super(database);
        }
    }

    @Nested
    class Endurance extends EnduranceTck {
        Endurance() {
            super(database);
        }
    }
}
