// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.stress.StressContract;
import dev.pupsourcing.tck.stress.StressSite;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The stress test on MariaDB; in the long form with crashes of the server. */
class MariaDbStressTest extends StressContract {

    @Override
    protected StressSite openSite() throws SQLException {
        return new MariaDbStressSite(MariaDbServer.shared());
    }

    @Override
    protected StressSite openRoughSite() throws SQLException {
        return new Rough(MariaDbServer.embedded());
    }

    /** A separate server that crashes. */
    private static final class Rough extends MariaDbStressSite {

        private final MariaDbServer server;

        Rough(MariaDbServer server) throws SQLException {
            super(server);
            this.server = server;
        }

        @Override
        public Optional<Access> access() {
            return Optional.of(
                    new Access(database().url(), database().user(), database().password()));
        }

        @Override
        public List<Disaster> disasters() {
            return List.of(new Disaster("killed servers", () -> {
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
