// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.trait;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.tck.fixture.Access;
import java.io.IOException;

/** A process that checks whether a log has events. Its exit code is 0 if it has. */
final class OtherProcess {

    private OtherProcess() {}

    /** Checks; the arguments are the JDBC URL, the user and the password. */
    public static void main(String[] arguments) {
        Pupsourcing pupsourcing =
                Pupsourcing.create(new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]));
        System.exit(pupsourcing.log().latestPosition() > 0 ? 0 : 1);
    }

    /** Whether another process sees events in the default tables. */
    static boolean seesEvents(Access access) throws IOException, InterruptedException {
        return new ProcessBuilder(access.command(OtherProcess.class, "-Xmx64m"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
