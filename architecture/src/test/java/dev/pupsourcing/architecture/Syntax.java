// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the compiler's parser says about sources: their methods, and the literals that are put together with +. */
final class Syntax {

    /** One method with a body, and its lines from the first modifier to the closing brace. */
    record Method(String file, String name, long lines) {}

    /** A string literal that is an operand of +. */
    record Operand(String file, String value) {}

    private final List<Method> methods = new ArrayList<>();
    private final List<Operand> operands = new ArrayList<>();

    private Syntax() {}

    static Syntax of(List<Source> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Syntax syntax = new Syntax();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> paths = sources.stream().map(Source::file).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            for (CompilationUnitTree unit : task.parse()) {
                syntax.new Visitor(unit, Trees.instance(task).getSourcePositions()).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return syntax;
    }

    List<Method> methods() {
        return methods;
    }

    List<Operand> operands() {
        return operands;
    }

    private final class Visitor extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String file;

        Visitor(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.file = Repository.name(Path.of(unit.getSourceFile().toUri()));
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
                methods.add(new Method(file, method.getName().toString(), lines(method)));
            }
            return super.visitMethod(method, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            if (parent instanceof BinaryTree && literal.getValue() instanceof String value) {
                operands.add(new Operand(file, value));
            }
            return null;
        }

        private long lines(Tree tree) {
            return line(positions.getEndPosition(unit, tree)) - line(positions.getStartPosition(unit, tree)) + 1;
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
