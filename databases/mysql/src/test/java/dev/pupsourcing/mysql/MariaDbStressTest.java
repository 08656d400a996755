// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.stress.StressContract;
import dev.pupsourcing.tck.stress.StressDatabase;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The stress test on MariaDB; in the long form with crashes of the server. */
class MariaDbStressTest extends StressContract {

    @Override
    protected StressDatabase openDatabase() throws SQLException {
        return new MariaDbStressDatabase(MariaDbServer.shared());
    }

    @Override
    protected StressDatabase openCrashingDatabase() throws SQLException {
        return new Crashing(MariaDbServer.embedded());
    }

    /** A separate server that crashes. */
    private static final class Crashing extends MariaDbStressDatabase {

        private final MariaDbServer server;

        Crashing(MariaDbServer server) throws SQLException {
            super(server);
            this.server = server;
        }

        @Override
        public Optional<Access> access() {
            return Optional.of(
                    new Access(database().url(), database().user(), database().password()));
        }

        @Override
        public List<ServerFault> serverFaults() {
            return List.of(new ServerFault("killed servers", () -> {
                server.kill();
                server.restart();
            }));
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
