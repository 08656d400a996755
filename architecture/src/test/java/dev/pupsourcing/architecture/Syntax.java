// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Facts about sources from the compiler's parser: methods, literals that are concatenated with +, and public
 * declarations without a comment.
 */
final class Syntax {

    /** One method with a body, and its lines from the first modifier to the closing brace. */
    record Method(String file, String name, long lines) {}

    /** A string literal that is an operand of +. */
    record Operand(String file, String value) {}

    /** A public type, or a public or protected member of one, without a comment. */
    record Undocumented(String file, String name) {}

    /** A format whose output would depend on the default locale. */
    record LocalFormat(String file, String value) {}

    /** Conversions whose digits or names depend on the locale, except those of SQL's strftime. */
    private static final Pattern LOCAL = Pattern.compile("(?s)(?!.*%Y).*%[-#+ 0,(]*\\d*(\\.\\d+)?[dfegtEGTSX].*");

    private final List<Method> methods = new ArrayList<>();
    private final List<Operand> operands = new ArrayList<>();
    private final List<Undocumented> undocumented = new ArrayList<>();
    private final List<LocalFormat> localFormats = new ArrayList<>();

    private Syntax() {}

    static Syntax of(List<Source> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Syntax syntax = new Syntax();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> paths = sources.stream().map(Source::file).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            for (CompilationUnitTree unit : task.parse()) {
                syntax.new Visitor(unit, DocTrees.instance(task)).scan(unit, null);
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

    List<Undocumented> undocumented() {
        return undocumented;
    }

    List<LocalFormat> localFormats() {
        return localFormats;
    }

    private final class Visitor extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final DocTrees docs;
        private final String file;

        Visitor(CompilationUnitTree unit, DocTrees docs) {
            this.unit = unit;
            this.docs = docs;
            this.file = Repository.name(Path.of(unit.getSourceFile().toUri()));
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            checkComment(type.getModifiers(), type.getSimpleName().toString());
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            boolean field = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
            if (field && !isPartOfRecord()) {
                checkComment(variable.getModifiers(), variable.getName().toString());
            }
            return super.visitVariable(variable, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (!isGetter(method)) {
                checkComment(method.getModifiers(), method.getName().toString());
            }
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
            if (literal.getValue() instanceof String value
                    && LOCAL.matcher(value).matches()
                    && !isRooted(parent)) {
                localFormats.add(new LocalFormat(file, value));
            }
            return null;
        }

        /** Whether a literal is an argument of a call with {@code Locale.ROOT}. */
        private static boolean isRooted(Tree parent) {
            return parent instanceof MethodInvocationTree call
                    && call.getArguments().get(0).toString().equals("Locale.ROOT");
        }

        /** Whether a method without parameters only returns a field or a new object; its name says enough. */
        private static boolean isGetter(MethodTree method) {
            return method.getParameters().isEmpty()
                    && method.getBody() != null
                    && method.getBody().getStatements().size() == 1
                    && method.getBody().getStatements().get(0) instanceof ReturnTree statement
                    && (statement.getExpression() instanceof IdentifierTree
                            || statement.getExpression() instanceof NewClassTree);
        }

        private void checkComment(ModifiersTree modifiers, String name) {
            boolean inherited = modifiers.getAnnotations().toString().contains("@Override");
            if (!inherited && isPublished(getCurrentPath()) && docs.getDocComment(getCurrentPath()) == null) {
                undocumented.add(new Undocumented(file, name));
            }
        }

        /** Whether a declaration and all its enclosing types are public or protected. */
        private boolean isPublished(TreePath path) {
            if (path == null || path.getLeaf() instanceof CompilationUnitTree) {
                return true;
            }
            TreePath parent = path.getParentPath();
            boolean inInterface = parent.getLeaf() instanceof ClassTree type && type.getKind() == Tree.Kind.INTERFACE;
            return isDeclared(path.getLeaf(), inInterface) && isPublished(parent);
        }

        private boolean isDeclared(Tree tree, boolean inInterface) {
            ModifiersTree modifiers = tree instanceof ClassTree type
                    ? type.getModifiers()
                    : tree instanceof MethodTree method
                            ? method.getModifiers()
                            : tree instanceof VariableTree variable ? variable.getModifiers() : null;
            if (modifiers == null) {
                return false;
            }
            Set<Modifier> flags = modifiers.getFlags();
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (inInterface && !flags.contains(Modifier.PRIVATE));
        }

        private boolean isPartOfRecord() {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            boolean constant = ((VariableTree) getCurrentPath().getLeaf())
                    .getModifiers()
                    .getFlags()
                    .contains(Modifier.STATIC);
            return parent.getKind() == Tree.Kind.RECORD && !constant;
        }

        private long lines(Tree tree) {
            SourcePositions positions = docs.getSourcePositions();
            return line(positions.getEndPosition(unit, tree)) - line(positions.getStartPosition(unit, tree)) + 1;
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
