// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.parse;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Resolves the short names in one source file. */
final class NameScope {

    private final String packageName;
    private final List<String> imports = new ArrayList<>();
    private final List<String> importedPackages = new ArrayList<>();

    NameScope(CompilationUnit unit) {
        this.packageName =
                unit.getPackageDeclaration().map(NodeWithName::getNameAsString).orElse("");
        for (ImportDeclaration declaration : unit.getImports()) {
            if (!declaration.isStatic()) {
                (declaration.isAsterisk() ? importedPackages : imports).add(declaration.getNameAsString());
            }
        }
    }

    String packageName() {
        return packageName;
    }

    /** The full names that a name within a type may resolve to, the most likely first. */
    List<String> candidates(String name, List<String> enclosing) {
        Set<String> names = new LinkedHashSet<>();
        for (int depth = enclosing.size(); depth > 0; depth--) {
            names.add(qualified(String.join(".", enclosing.subList(0, depth)) + "." + name));
        }
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        String rest = name.substring(first.length());
        imports.stream().filter(full -> full.endsWith("." + first)).forEach(full -> names.add(full + rest));
        names.add(qualified(name));
        importedPackages.forEach(imported -> names.add(imported + "." + name));
        names.add("java.lang." + name);
        names.add(name);
        return List.copyOf(names);
    }

    private String qualified(String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
