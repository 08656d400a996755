// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.PupsourcingVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code pup --version} prints. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"pup " + PupsourcingVersion.current()};
    }
}
