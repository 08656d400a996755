// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Follows each recipe of docs/evolving-events.md, and compares what is seen with its transcript. Update the transcripts
 * with {@code -Drecipes.update=true}, and review the differences.
 */
class RecipesTest {

    @TempDir
    Path work;

    private static final Path PAGE = Path.of("evolving-events.md");
    private static final Pattern TEXT = Pattern.compile("^```text\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    static List<Recipe> recipes() {
        return Recipe.all();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void leadsToWhatItSays(Recipe recipe) throws SQLException {
        String seen = recipe.follow(new Releases(recipe, work));
        if (Boolean.getBoolean("recipes.update")) {
            Folder.write(recipe.script(), seen);
        }
        assertThat(seen).isEqualTo(recipe.transcript());
    }

    @Test
    void eachReleaseOfTheHistoryReadsWhatOthersWrote() {
        String history = new Recipe(Recipe.ALL.resolve("history")).transcript();
        assertThat(history.lines())
                .filteredOn(line -> line.startsWith("> release "))
                .hasSize(6);
        assertThat(history.lines())
                .filteredOn(line -> line.startsWith("> back "))
                .hasSize(5);
        assertThat(history).contains(" -> ").doesNotContain("refused");
    }

    @Test
    void thePageNamesEachRecipe() {
        String page = Folder.text(PAGE);
        assertThat(Folder.list(Recipe.ALL))
                .allSatisfy(folder ->
                        assertThat(page).contains("(" + folder.toString().replace('\\', '/') + ")"));
    }

    /** Pins and messages; code blocks are compared by the tests of all documents. */
    @Test
    void textOfThePageIsInARecipe() {
        List<String> files = Folder.files(Recipe.ALL).stream().map(Folder::text).toList();
        assertThat(TEXT.matcher(Folder.text(PAGE))
                        .results()
                        .map(block -> block.group(1).strip()))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(files).anyMatch(text -> text.contains(block)));
    }
}
