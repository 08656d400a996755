// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateRendererTest {

    private static final String TEMPLATE = """
            always
            --: if a
            only a
            --: if b
            a and b
            --: else
            a without b
            --: end
            --: else
            no a
            --: end
            --: if not b
              --: if a
            a, not b
              --: end
            --: end
            """;

    private static String render(String template, String... options) {
        return new TemplateRenderer(Set.of(options), Map.of("events", "\"e\"", "events.name", "e")).render(template);
    }

    @Test
    void keepsTheLinesOfTheOptionsThatAreOn() {
        assertThat(render(TEMPLATE)).isEqualTo("always\nno a\n");
        assertThat(render(TEMPLATE, "a")).isEqualTo("always\nonly a\na without b\na, not b\n");
        assertThat(render(TEMPLATE, "b")).isEqualTo("always\nno a\n");
        assertThat(render(TEMPLATE, "a", "b")).isEqualTo("always\nonly a\na and b\n");
    }

    @Test
    void putsNamesInPlace() {
        assertThat(render("{{events}} {{events.name}}_idx {{events}}")).isEqualTo("\"e\" e_idx \"e\"\n");
    }

    @Test
    void neverLooksIntoWhatItPutInPlace() {
        TemplateRenderer renderer = new TemplateRenderer(Set.of(), Map.of("a", "{{b}}", "b", "{{a}} $1 \\"));
        assertThat(renderer.render("{{a}} {{b}}")).isEqualTo("{{b}} {{a}} $1 \\\n");
    }

    @Test
    void leavesOneBlankLineWhereAnOptionWas() {
        assertThat(render("one\n\n--: if a\nx\n\n--: end\n\ntwo")).isEqualTo("one\n\ntwo\n");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> render("--: when a"))
                .hasMessageContaining("unknown mark")
                .hasMessageContaining("when a");
        assertThatThrownBy(() -> render("{{table}}"))
                .hasMessageContaining("unknown name")
                .hasMessageContaining("{{table}}");
    }
}
