#!/usr/bin/env bash
# Plants one violation per gate in a copy of the last commit, and checks that the build fails.
# Usage: build/check-gates.sh [options for mvn]; JAVA_21 is the home of a JDK 21 or newer, for Error Prone and NullAway.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git clone -q "$root" "$copy/tree"
cd "$copy/tree"

options=("$@")
core=core/src/main/java/dev/pupsourcing
closed=0
missed=0

# build GOALS...: one quiet run; its output goes to ../log.
build() {
    mvn -q "${options[@]}" "$@" >../log 2>&1
}

# gate NAME TEXT GOALS...: the build must fail with TEXT in its output; then the violation is removed.
gate() {
    local name=$1 text=$2
    shift 2
    if ! build "$@" && grep -q -- "$text" ../log; then
        printf 'closed  %s\n' "$name"
        closed=$((closed + 1))
    else
        printf 'OPEN    %s: no "%s"\n' "$name" "$text"
        grep -m 5 ERROR ../log || tail -n 5 ../log
        missed=$((missed + 1))
    fi
    git checkout -q .
    git clean -fdq
}

# plant NAME BODY: a class in core.
plant() {
    printf '// SPDX-License-Identifier: MIT\npackage dev.pupsourcing;\n\n%s\n' "$2" >"$core/$1.java"
}

# The planted classes below are formatted for Spotless, unless the format is the violation.
printf '\nfinal   class Unformatted {}\n' >>"$core/Slots.java"
gate 'formatter' 'spotless:apply' -pl core validate

plant Raw '/** Planted. */
final class Raw {
    private Raw() {}

    static int size(java.util.List list) {
        return list.size();
    }
}'
gate 'compiler warnings' 'warnings found and -Werror' -pl core compile

plant BadLink '/** Planted; see {@link Nowhere}. */
final class BadLink {}'
gate 'Javadoc lint' 'reference not found' -pl core compile

if [ -n "${JAVA_21:-}" ]; then
    plant Dead '/** Planted. */
final class Dead {
    private Dead() {}

    static void run() {
        new IllegalStateException("never thrown");
    }
}'
    JAVA_HOME=$JAVA_21 gate 'Error Prone' 'DeadException' -pl core clean compile

    plant Nulls '/** Planted. */
final class Nulls {
    private Nulls() {}

    static String name() {
        return null;
    }
}'
    JAVA_HOME=$JAVA_21 gate 'NullAway' 'NullAway' -pl core clean compile
else
    printf 'skipped Error Prone and NullAway: set JAVA_21\n'
    missed=$((missed + 1))
fi

sed -i '0,/<dependencies>/s//<dependencies><dependency><groupId>org.slf4j<\/groupId><artifactId>slf4j-api<\/artifactId><\/dependency>/' core/pom.xml
gate 'unused dependency' 'Unused declared' -pl core verify -Dtest=SlotsTest

perl -0pi -e 's/    <dependency>.*?<\/dependency>\n//s' migrations/pom.xml
gate 'undeclared dependency' 'Used undeclared' -pl core,jdbc,migrations verify -Dtest=SchemaTest -Dsurefire.failIfNoSpecifiedTests=false

sed -i 's/^class SlotsTest/@org.junit.jupiter.api.Disabled\nclass SlotsTest/' core/src/test/java/dev/pupsourcing/slot/SlotsTest.java
gate 'skipped test' 'A test was skipped' -pl core package -Dtest=SlotsTest

# The remaining gates are tests in architecture, which check the compiled modules.
build clean test-compile || { cat ../log; exit 1; }

# rule NAME TEST TEXT: like gate, after compiling core and with one test.
rule() {
    build -pl core compile || { cat ../log; exit 1; }
    gate "$1" "$3" -pl architecture test -Dtest="$2"
    find core/target/classes -newer ../start -name '*.class' -delete
}
touch ../start
sleep 1

plant Sleeper '/** Planted. */
final class Sleeper {
    private Sleeper() {}

    static void run() throws InterruptedException {
        Thread.sleep(1);
    }
}'
rule 'sleep outside named classes' ClocksTest 'Sleeper'

plant Circle '/** Planted. */
final class Circle {
    private Circle() {}

    static String name(dev.pupsourcing.projection.Projection projection) {
        return projection.name();
    }
}'
rule 'package cycle' DependenciesTest 'Cycle detected'

plant Named '/** Planted, for MariaDB. */
final class Named {}'
rule 'name of a database' NamesTest 'Named.java'

plant Promise '/** Planted. */
public final class Promise {
    private Promise() {}
}'
rule 'published API' PublishedApiTest 'the API of core changed'

plant Silent 'public final class Silent {
    private Silent() {}
}'
rule 'comment on published declarations' PublishedApiTest 'name=Silent'

# A sentence across two lines; the word is split here because this script is prose too.
plant Wordy '/** Planted: they are all done at
 * on''ce. */
final class Wordy {}'
rule 'refused words' LanguageTest 'Wordy.java'

plant Encoded '/** Planted. */
final class Encoded {
    private Encoded() {}

    static byte[] bytes(String text) {
        return text.getBytes();
    }
}'
rule "the JVM's default charset" DefaultsTest 'Encoded.bytes'

plant Counted '/** Planted. */
final class Counted {
    private Counted() {}

    static String text(int count) {
        return "%d events".formatted(count);
    }
}'
rule "the JVM's default locale" DefaultsTest 'Counted.java'

plant Lengthy "/** Planted. */
final class Lengthy {
    private Lengthy() {}

    static void run() {
$(for i in $(seq 30); do printf '        System.out.println(%d);\n' "$i"; done)
    }
}"
rule 'long method' SourcesTest 'methods of more than'

plant Glued '/** Planted. */
final class Glued {
    private Glued() {}

    static String sql(String table) {
        return "SELECT id FROM " + table;
    }
}'
rule 'glued SQL' SourcesTest 'put together'

sed -i 1d "$core/package-info.java"
rule 'licence' SourcesTest 'package-info.java'

sed -i -e '/^$/d' -e '/NullMarked/d' "$core/package-info.java"
rule 'null-marked packages' SourcesTest 'NullMarked'

sed -i '0,/`core`/s//`heart`/' ARCHITECTURE.md
rule 'module without a row' ModulesTest 'has no row'

printf '%d gates closed, %d open\n' "$closed" "$missed"
[ "$missed" -eq 0 ]
