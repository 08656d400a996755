// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A number for the schema of a snapshot, because the text of a schema is too long for a key. */
final class SchemaHash {

    private SchemaHash() {}

    /** The first eight bytes of the SHA-256 hash. */
    static long of(String schema) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(schema.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
