// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.mapping.PayloadCodecProvider;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares generated files byte for byte, and the messages of rejected input. */
class GoldenTest {

    @TempDir
    Path work;

    static Stream<GoldenCase> good() {
        return GoldenCase.in("good");
    }

    static Stream<GoldenCase> bad() {
        return GoldenCase.in("bad");
    }

    @ParameterizedTest
    @MethodSource("good")
    void generates(GoldenCase golden) {
        EventMapOptions config = golden.config(golden.copyTo(work));
        EventMapResult result = EventMap.generate(config);
        TreeMap<String, String> written = written(config, result);
        Path expected = golden.folder().resolve("expected");
        if (GoldenCase.updating()) {
            written.forEach((path, text) -> GoldenCase.write(expected.resolve(path), text));
        }
        assertThat(written).isEqualTo(GoldenCase.files(expected));

        Compiled compiled = Compiled.withEverything(
                work.resolve("classes"), work.resolve("input"), work.resolve("main"), work.resolve("test"));
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        if (!golden.isJson()) {
            thread.setContextClassLoader(new WithoutJson(loader));
        }
        try {
            assertThat(compiled.runTests(testClasses(config))).isPositive();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    /** Hides the JSON codec, for events that it refuses. */
    private static final class WithoutJson extends ClassLoader {

        WithoutJson(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith(PayloadCodecProvider.class.getName())
                    ? Collections.emptyEnumeration()
                    : super.getResources(name);
        }
    }

    @Test
    void generatedTestsFindWhatJsonCannotHold() {
        GoldenCase golden = new GoldenCase(GoldenCase.ALL.resolve("good/generic-events"));
        EventMapOptions config = golden.config(golden.copyTo(work));
        EventMap.generate(config);
        Compiled compiled = Compiled.withEverything(
                work.resolve("classes"), work.resolve("input"), work.resolve("main"), work.resolve("test"));
        assertThatThrownBy(() -> compiled.runTests(testClasses(config)))
                .hasMessageContaining(
                        "field tags[] is declared as java.lang.CharSequence: its objects lose their class");
    }

    @Test
    void generatedMappingsNeedOnlyTheCore() {
        GoldenCase golden = new GoldenCase(GoldenCase.ALL.resolve("good/three-versions-chain"));
        EventMap.generate(golden.config(golden.copyTo(work)));
        Compiled.withCoreOnly(work.resolve("classes"), work.resolve("input"), work.resolve("main"));
    }

    private TreeMap<String, String> written(EventMapOptions config, EventMapResult result) {
        TreeMap<String, String> written = new TreeMap<>();
        for (String folder : List.of("main", "test")) {
            GoldenCase.files(work.resolve(folder)).forEach((path, text) -> written.put(folder + "/" + path, text));
        }
        written.put("events.lock", GoldenCase.files(config.lock().getParent()).get("events.lock"));
        String notes = text(Map.of("notice", result.notices(), "ignored", result.passedOver()));
        if (!notes.isEmpty()) {
            written.put("notes.txt", notes);
        }
        return written;
    }

    private String text(Map<String, List<String>> notes) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(notes)
                .forEach((kind, lines) -> lines.forEach(line -> text.append(kind + ": " + relative(line) + "\n")));
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private String relative(String message) {
        return message.replace(work.toString().replace('\\', '/') + "/", "");
    }

    private List<String> testClasses(EventMapOptions config) {
        return GoldenCase.files(config.testOutput().orElseThrow()).keySet().stream()
                .map(path -> new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .map(path -> path.replace(".java", "").replace('/', '.'))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refuses(GoldenCase golden) {
        EventMapOptions config = golden.config(golden.copyTo(work));
        Map<String, String> before = GoldenCase.files(work);
        EventMapException refusal = catchThrowableOfType(EventMapException.class, () -> EventMap.generate(config));
        assertThat(refusal).as("the run should have failed").isNotNull();
        String message = relative(refusal.getMessage()) + "\n";
        String latin1 = new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (GoldenCase.updating()) {
            GoldenCase.write(golden.folder().resolve("error.txt"), latin1);
        }
        assertThat(latin1).isEqualTo(GoldenCase.files(golden.folder()).get("error.txt"));
        assertThat(GoldenCase.files(work)).as("nothing is written").isEqualTo(before);
    }

    @Test
    void thereAreManyCases() {
        assertThat(good().count() + bad().count()).isGreaterThanOrEqualTo(40);
    }
}
