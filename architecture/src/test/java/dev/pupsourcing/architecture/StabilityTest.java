// SPDX-License-Identifier: MIT
package dev.pupsourcing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What users may rely on is written in the sources: stability per package, who implements each interface. */
class StabilityTest {

    private static final Pattern STABILITY = Pattern.compile("<p>Stability: (stable|SPI|internal)\\.");

    /** A comment, then annotations, then a public interface or enum; nested ones too. */
    private static final Pattern TYPE = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*"
                    + "public (?:static |sealed |non-sealed )*(interface|enum) (\\w+)",
            Pattern.DOTALL);

    @Test
    void everyExportedPackageStatesItsStability() {
        List<String> wrong = new ArrayList<>();
        for (Source source : exported("package-info.java")) {
            Matcher stated = STABILITY.matcher(source.text());
            boolean spi = source.toString().matches(".*/(spi|tck)/.*");
            if (!stated.find()
                    || stated.group(1).equals("internal")
                    || spi != stated.group(1).equals("SPI")) {
                wrong.add(source.toString());
            }
        }
        assertThat(wrong).as("packages without their stability").isEmpty();
    }

    @Test
    void everyInterfaceSaysWhoImplementsItAndEveryEnumThatItMayGrow() {
        List<String> silent = new ArrayList<>();
        for (Source source : exported(".java")) {
            Matcher type = TYPE.matcher(source.text());
            while (type.find()) {
                String comment = type.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ");
                boolean says = type.group(2).equals("enum")
                        ? comment.contains("may be added")
                        : comment.matches("(?s).*[Ii]mplemented by .*");
                if (!says) {
                    silent.add(source + " " + type.group(3));
                }
            }
        }
        assertThat(silent).as("interfaces and enums without that sentence").isEmpty();
    }

    private static List<Source> exported(String suffix) {
        return Repository.MODULES.stream()
                .filter(module -> module.published() && module.hasMainSources() && module.isNamed())
                .flatMap(module -> module.exportedSources().stream())
                .filter(source -> source.toString().endsWith(suffix))
                .toList();
    }
}
