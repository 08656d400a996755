// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.parse;

import com.github.javaparser.JavaParser;
import com.github.javaparser.JavaToken;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.pupsourcing.eventmap.model.EventMapException;
import dev.pupsourcing.eventmap.model.SourcePosition;
import dev.pupsourcing.eventmap.model.SourceType;
import dev.pupsourcing.eventmap.model.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses source files with the newest syntax that the parser knows; the compiler checks the rules of the language. */
public final class SourceReader {

    private static final Pattern FOUND = Pattern.compile("Found\\s+(?:\"(.*?)\"|(<EOF>))", Pattern.DOTALL);

    private final JavaParser parser = new JavaParser(
            new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_25).setAttributeComments(false));

    /**
     * Reads a file.
     *
     * @throws EventMapException if it is not valid Java, or not UTF-8
     */
    public ParsedFile read(Path file) {
        CompilationUnit unit = parse(file, TextFile.read(file));
        NameScope scope = new NameScope(unit);
        List<SourceType> types = new ArrayList<>();
        unit.getTypes().forEach(type -> collect(file, scope, type, List.of(), types));
        return new ParsedFile(scope.packageName(), packagePosition(file, unit), isTest(unit), types);
    }

    /** Parses a file, the second time without its bodies, whose syntax may be newer than the parser. */
    CompilationUnit parse(Path file, String source) {
        ParseResult<CompilationUnit> whole = parser.parse(source);
        if (whole.isSuccessful() && whole.getResult().isPresent()) {
            return whole.getResult().get();
        }
        ParseResult<CompilationUnit> declarations = parser.parse(Bodies.blank(source));
        return declarations
                .getResult()
                .filter(ignored -> declarations.isSuccessful())
                .orElseThrow(() -> unreadable(file, whole.getProblems().get(0)));
    }

    private static EventMapException unreadable(Path file, Problem problem) {
        SourcePosition position = problem.getLocation()
                .map(range -> offender(range.getBegin()))
                .flatMap(JavaToken::getRange)
                .map(range -> SourcePosition.of(file, range.begin.line, range.begin.column))
                .orElseGet(() -> SourcePosition.of(file));
        return new EventMapException(position, "is not valid Java: " + reason(problem.getMessage()));
    }

    /** The token at which the parser failed. */
    private static JavaToken offender(JavaToken lastPlaced) {
        Optional<JavaToken> next = lastPlaced.getNextToken();
        while (next.isPresent() && next.get().getCategory().isWhitespaceOrComment()) {
            next = next.get().getNextToken();
        }
        return next.orElse(lastPlaced);
    }

    private static String reason(String message) {
        Matcher found = FOUND.matcher(message);
        if (found.find()) {
            return "unexpected " + (found.group(2) == null ? '"' + found.group(1) + '"' : "end of file");
        }
        return message.lines().findFirst().orElse("unknown error");
    }

    private static SourcePosition packagePosition(Path file, CompilationUnit unit) {
        return unit.getPackageDeclaration()
                .flatMap(declaration -> declaration.getName().getBegin())
                .map(begin -> SourcePosition.of(file, begin.line, begin.column))
                .orElseGet(() -> SourcePosition.of(file));
    }

    private static boolean isTest(CompilationUnit unit) {
        return unit.getImports().stream()
                .map(declaration -> declaration.getNameAsString() + ".")
                .anyMatch(name -> name.startsWith("org.junit.") || name.startsWith("org.testng."));
    }

    private static void collect(
            Path file, NameScope scope, TypeDeclaration<?> type, List<String> enclosing, List<SourceType> types) {
        types.add(new TypeReader(file, scope, type, enclosing).read());
        List<String> inner = new ArrayList<>(enclosing);
        inner.add(type.getNameAsString());
        for (BodyDeclaration<?> member : type.getMembers()) {
            if (member instanceof TypeDeclaration<?> nested) {
                collect(file, scope, nested, inner, types);
            }
        }
    }
}
