// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.spi.PupsourcingVersion;
import picocli.CommandLine.IVersionProvider;

/** The output of {@code pup --version}. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"pup " + PupsourcingVersion.current()};
    }
}
