// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of one file that people read: comments and string literals of Java sources, documents without their code, and
 * every other text file as it is.
 *
 * @param file the path
 * @param text the words in lower case and in one line, with {@code code} in place of quoted code
 */
record Prose(Path file, String text) {

    private static final Set<String> TEXT_FILES =
            Set.of("java", "md", "xml", "yml", "sql", "properties", "sh", "groovy", "lock", "ndjson");
    private static final Set<String> SCRIPTS = Set.of("pup", "run", "compare");

    private static final Pattern JOINED_LITERALS = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern JAVA = Pattern.compile(
            "\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)*+'|/\\*[\\s\\S]*?\\*/|//[^\\n]*");
    private static final Pattern JAVADOC_CODE =
            Pattern.compile("\\{@(?:code|link|linkplain|value)\\s[^}]*}|<code>.*?</code>|@\\w+ ");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\\n]+`");
    private static final Pattern LINE_START = Pattern.compile("\\n\\s*(?:\\*(?!/)|//+|#+|--)?");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Reads a file. */
    static Prose of(Path file) {
        String text = text(file);
        String words = switch (extension(file)) {
            case "java" -> ofJava(text);
            case "md" -> BLOCK.matcher(text).replaceAll("");
            default -> text;
        };
        String line = LINE_START.matcher(words).replaceAll(" ");
        String withoutCode = INLINE_CODE.matcher(line).replaceAll("code");
        return new Prose(
                file, SPACE.matcher(withoutCode).replaceAll(" ").strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a file's words are read by people. */
    static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return TEXT_FILES.contains(extension(file)) || SCRIPTS.contains(name);
    }

    /** The comments and literals of a Java source. */
    private static String ofJava(String text) {
        String joined = JOINED_LITERALS.matcher(text).replaceAll("");
        String words = JAVA.matcher(joined).results().map(MatchResult::group).collect(Collectors.joining("\n"));
        return JAVADOC_CODE.matcher(words).replaceAll("code ");
    }

    /** A file's text, also if it is a sample with malformed bytes. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
