// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.mapping.PayloadException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Objects of random classes are read back equal, or their class is refused when the codec first encodes one; they are
 * never read as something else. A failure can be repeated with its seed.
 */
class RandomTypesTest {

    private static final int VALUES = 20;
    private static final JacksonPayloadCodec CODEC = JacksonPayloadCodec.create();

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void comeBackEqualOrAreRefusedAtFirst(long seed) throws Exception {
        Figures figures = run(seed, 60);
        assertThat(figures.accepted).isGreaterThan(30);
        assertThat(figures.refused).isPositive();
    }

    @Test
    @Tag("long")
    void tenThousandTypes() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            run(1_000 + seed, 500);
        }
    }

    /** How many classes were accepted and refused. */
    private static final class Figures {
        private int accepted;
        private int refused;
    }

    private Figures run(long seed, int count) throws Exception {
        Random random = new Random(seed);
        RandomTypes types = new RandomTypes(random);
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(types.event());
        }
        Path classes = compile(types.sources(), work.resolve("s" + seed));
        Figures figures = new Figures();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            for (String event : events) {
                comesBack(loader.loadClass("random." + event), types.sources().get(event), random, figures);
            }
        }
        return figures;
    }

    private static void comesBack(Class<?> type, String source, Random random, Figures figures) {
        RandomValues values = new RandomValues(random);
        Object first = values.of(type);
        try {
            CODEC.encode(first);
        } catch (PayloadException e) {
            assertThat(e).as(source).message().doesNotContain("cannot be written", "cannot be converted");
            figures.refused++;
            return;
        }
        figures.accepted++;
        for (int i = 0; i < VALUES; i++) {
            Object value = i == 0 ? first : values.of(type);
            byte[] json = CODEC.encode(value);
            String written = new String(json, StandardCharsets.UTF_8);
            Object read = CODEC.decode(json, type);
            assertThat(read).as("%s%n%s", source, written).isEqualTo(value);
            assertThat((Object) CODEC.decode(CODEC.encode(read), type))
                    .as(source)
                    .isEqualTo(value);
        }
    }

    private static Path compile(Map<String, String> sources, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("random").resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "package random;\n" + source.getValue() + "\n");
            arguments.add(file.toString());
        }
        StringWriter messages = new StringWriter();
        PrintWriter output = new PrintWriter(messages);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int result = javac.run(output, output, arguments.toArray(String[]::new));
        assertThat(result).as(messages.toString()).isZero();
        return classes;
    }
}
