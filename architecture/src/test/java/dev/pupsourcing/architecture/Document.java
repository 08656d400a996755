// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Markdown document.
 *
 * @param file the path
 */
record Document(Path file) {

    private static final Pattern FENCE =
            Pattern.compile("^```([a-z]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("(?<!`)`([^`\\n]+)`(?!`)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

    /**
     * A fenced block.
     *
     * @param document the path
     * @param language the language after the fence, empty for none
     * @param text its lines
     */
    record Block(Document document, String language, String text) {}

    static List<Document> all() {
        return Repository.documents().stream().map(Document::new).toList();
    }

    /** The blocks of all documents in one language. */
    static List<Block> blocks(String language) {
        return all().stream()
                .flatMap(document -> document.blocks().stream())
                .filter(block -> block.language().equals(language))
                .toList();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher fence = FENCE.matcher(Repository.text(file));
        while (fence.find()) {
            blocks.add(new Block(this, fence.group(1), fence.group(2).stripIndent()));
        }
        return blocks;
    }

    /** Inline code outside blocks. */
    List<String> inlineCode() {
        return INLINE.matcher(FENCE.matcher(Repository.text(file)).replaceAll(""))
                .results()
                .map(code -> code.group(1))
                .toList();
    }

    /** The targets of links into the repository. */
    List<String> localLinks() {
        return LINK.matcher(Repository.text(file))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    @Override
    public String toString() {
        return Repository.name(file);
    }
}
