// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Without any database module on the class path. */
class DatabasesTest {

    @Test
    void saysWhatIsMissing() {
        assertThat(Databases.all()).isEmpty();
        assertThatThrownBy(() -> Databases.named("oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no module for database \"oracle\"")
                .hasMessageContaining("class path");
    }

    @Test
    void tellsNoSecretsOfAUrl() {
        for (String url : new String[] {
            "jdbc:x://ann:secret@host:1/db?password=secret",
            "jdbc:x://host:1/db;password=secret",
            "jdbc:x://secret@host/db"
        }) {
            assertThatThrownBy(() -> Databases.forUrl(url))
                    .hasMessageContaining("jdbc:x://host")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void refusesNullsByName() {
        assertThatThrownBy(() -> Databases.forUrl(null)).hasMessage("jdbcUrl");
        assertThatThrownBy(() -> Databases.named(null)).hasMessage("name");
        assertThatThrownBy(() -> Databases.forConnection(null)).hasMessage("connection");
    }

    @Test
    void templatesAreReadByPart() {
        SchemaTemplates templates = SchemaTemplates.load(
                2, part -> new ByteArrayInputStream(("-- " + part).getBytes(StandardCharsets.UTF_8)), "init", "role");
        assertThat(templates.version()).isEqualTo(2);
        assertThat(templates.part("role")).isEqualTo("-- role");
        assertThatThrownBy(() -> templates.part("other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown schema part \"other\"");
        assertThatThrownBy(() -> SchemaTemplates.load(1, part -> null, "init")).hasMessage("init");
    }
}
