// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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
}
