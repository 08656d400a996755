// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.parse;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.TextFile;
import dev.pupsourcing.eventmap.model.TypeId;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of a declaration in a source file.
 *
 * @param text the declaration, with its annotations
 * @param imports the import declarations of the file
 */
public record DeclarationText(String text, List<String> imports) {

    /** Copies the imports. */
    public DeclarationText {
        imports = List.copyOf(imports);
    }

    /**
     * Reads the text of a type.
     *
     * @throws EventMapException if the file does not declare it
     */
    public static DeclarationText of(Path file, TypeId type) {
        String source = TextFile.read(file);
        CompilationUnit unit = new SourceReader().parse(file, source);
        Range range = unit.findAll(TypeDeclaration.class).stream()
                .filter(found -> names(found).equals(String.join(".", type.names())))
                .findFirst()
                .flatMap(found -> ((TypeDeclaration<?>) found).getRange())
                .orElseThrow(() -> new EventMapException(SourcePosition.of(file), "does not declare " + type));
        List<String> imports = unit.getImports().stream()
                .map(ImportDeclaration::toString)
                .map(String::strip)
                .toList();
        return new DeclarationText(
                source.substring(offset(source, range.begin), offset(source, range.end) + 1), imports);
    }

    private static String names(TypeDeclaration<?> type) {
        String name = type.getNameAsString();
        return type.getParentNode()
                .filter(TypeDeclaration.class::isInstance)
                .map(outer -> names((TypeDeclaration<?>) outer) + "." + name)
                .orElse(name);
    }

    private static int offset(String source, Position position) {
        int start = 0;
        for (int line = 1; line < position.line; line++) {
            start = source.indexOf('\n', start) + 1;
        }
        return start + position.column - 1;
    }
}
