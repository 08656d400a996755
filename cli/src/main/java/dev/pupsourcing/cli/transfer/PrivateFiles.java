// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner can read, if the file system supports it. */
final class PrivateFiles {

    private PrivateFiles() {}

    /**
     * Opens a file for writing. A new file is accessible only to its owner; an existing file keeps its permissions.
     *
     * @param append whether to append to the file instead of overwriting it
     */
    static WritableByteChannel open(Path file, boolean append) throws IOException {
        Set<StandardOpenOption> options = Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        FileAttribute<?>[] attributes =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return Files.newByteChannel(file, options, attributes);
    }
}
