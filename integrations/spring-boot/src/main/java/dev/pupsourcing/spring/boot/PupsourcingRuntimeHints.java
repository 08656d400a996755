// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** The resources that a native image needs: the modules of databases with their schemas, and the version. */
final class PupsourcingRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources()
                .registerPattern("META-INF/services/" + Database.class.getName())
                .registerPattern("dev/pupsourcing/spi/version.properties");
        for (Database database : Databases.all()) {
            Class<?> type = database.getClass();
            hints.reflection()
                    .registerType(type, org.springframework.aot.hint.MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
            hints.resources().registerPattern(type.getPackageName().replace('.', '/') + "/*.sql");
        }
    }
}
