// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.eventmap.model.EventMapException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of stored events that are changed in place: harmless changes are accepted with a notice, others refused. */
class ChangedShapesTest {

    private static final String REGISTERED = "customer/v1/CustomerRegistered.java";
    private static final String PLACED = "order/v1/OrderPlaced.java";
    private static final String ADDRESS = "shared/Address.java";
    private static final String MONEY = "shared/Money.java";
    private static final String STATUS = "shared/Status.java";
    private static final String METHOD = "shared/Method.java";

    @TempDir
    Path work;

    private final List<String> table = new ArrayList<>();

    @BeforeEach
    void writeDomain() {
        source(
                REGISTERED,
                "record CustomerRegistered(String firstName, com.shop.shared.Address address, "
                        + "java.util.Optional<String> note) {}");
        source(
                PLACED,
                "record OrderPlaced(int premiumCents, com.shop.shared.Money total, com.shop.shared.Status status, "
                        + "java.util.List<com.shop.shared.Method> paid, java.util.Map<String, com.shop.shared.Money> fees) {}");
        source("order/v1/OrderShipped.java", "record OrderShipped(String carrier) {}");
        source(ADDRESS, "record Address(String street, String zip) {}");
        source(
                MONEY,
                "record Money(long amount, String currency) { public Money { if (amount < -100) throw new "
                        + "IllegalArgumentException(); } }");
        source(STATUS, "enum Status { OPEN, PAID, CLOSED }");
        source(
                METHOD,
                "sealed interface Method { record Card(String number) implements Method {} record Cash(Money m) "
                        + "implements Method {} record None() implements Method {} }");
        generate();
    }

    private Path file(String path) {
        return work.resolve("input").resolve(path);
    }

    private void source(String path, String declaration) {
        String packageName =
                "com.shop." + path.substring(0, path.lastIndexOf('/')).replace('/', '.');
        GoldenCase.write(file(path), "package " + packageName + ";\n\npublic " + declaration + "\n");
    }

    private String read(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EventMapOptions options() {
        return EventMapOptions.builder(work.resolve("input"), "com.shop.mapping")
                .output(work.resolve("main"))
                .build();
    }

    private EventMapResult generate() {
        return EventMap.generate(options());
    }

    /** Edits a file, notes what the check says in the table, and restores the file. */
    private String verdict(String edit, String path, String old, String now) {
        String before = read(path);
        assertThat(before).contains(old);
        GoldenCase.write(file(path), before.replace(old, now));
        String verdict = verdict();
        GoldenCase.write(file(path), before);
        table.add("| %-46s | %s |".formatted(edit, verdict));
        return verdict;
    }

    private String verdict() {
        String lock = read("events.lock");
        try {
            EventMapResult result = generate();
            GoldenCase.write(file("events.lock"), lock);
            return result.notices().isEmpty() ? "accepted" : "harmless: " + after(result.notices(), "harmlessly: ");
        } catch (EventMapException e) {
            assertThat(read("events.lock")).as("nothing is written").isEqualTo(lock);
            assertThatThrownBy(() -> EventMap.check(options())).hasMessage(e.getMessage());
            return "refused: " + after(List.of(e.getMessage().split("\n")), "wrongly: ");
        }
    }

    private static String after(List<String> messages, String mark) {
        return String.join(
                " / ",
                messages.stream()
                        .map(message -> message.substring(
                                message.lastIndexOf(mark) < 0 ? 0 : message.indexOf(mark) + mark.length()))
                        .map(message -> message.replaceAll("\\. Restore .*", ""))
                        .map(message -> message.replaceAll("^\\S*events.lock\\S* ", ""))
                        .toList());
    }

    @Test
    void theTwelveEditsInPlaceAreRefusedOrClassified() {
        assertThat(verdict("rename a component", REGISTERED, "firstName", "givenName"))
                .isEqualTo("refused: firstName gone, was String; givenName new: String, which stored events lack");
        assertThat(verdict("rename a component of a shared value", ADDRESS, "zip", "postcode"))
                .contains("refused: address.postcode new: String", "address.zip gone");
        assertThat(verdict(
                        "int premiumCents to BigDecimal premium",
                        PLACED,
                        "int premiumCents",
                        "java.math.BigDecimal premium"))
                .contains("refused: premium new: BigDecimal", "premiumCents gone");
        assertThat(verdict(
                        "int to BigDecimal, same name",
                        PLACED,
                        "int premiumCents",
                        "java.math.BigDecimal premiumCents"))
                .isEqualTo("refused: premiumCents was int, is BigDecimal");
        assertThat(verdict(
                        "add required components",
                        REGISTERED,
                        "firstName,",
                        "firstName, String channel, java.util.List<String> tags,"))
                .isEqualTo(
                        "refused: channel new: String, which stored events lack; tags new: list, which stored events lack");
        assertThat(verdict("Optional to required", REGISTERED, "java.util.Optional<String> note", "String note"))
                .isEqualTo("refused: note was String?, is String");
        assertThat(verdict("remove a component", REGISTERED, "String firstName, ", ""))
                .contains("refused: firstName gone");
        assertThat(verdict("add a primitive", REGISTERED, "firstName,", "firstName, int years,"))
                .contains("refused: years new: int");
        assertThat(verdict("rename a constant", STATUS, "PAID", "SETTLED"))
                .isEqualTo("refused: status was enum CLOSED OPEN PAID, is enum CLOSED OPEN SETTLED");
        assertThat(verdict("remove a constant", STATUS, ", CLOSED", "")).contains("refused: status was enum");
        assertThat(verdict("rename a record of a sealed value", METHOD, "Cash(", "Notes("))
                .isEqualTo("refused: paid[] was one of Card Cash None, is one of Card None Notes");
        assertThat(verdict("tighten a constructor", MONEY, "-100", "0"))
                .contains("harmless: ", "total constructor changed; it must accept every stored value");
        swapped();
        System.out.println(String.join("\n", table));
    }

    private void swapped() {
        String placed = read(PLACED);
        source(PLACED, "record OrderPlaced(String carrier) {}");
        String verdict = verdict();
        GoldenCase.write(file(PLACED), placed);
        table.add("| %-46s | %s |".formatted("swap the classes of two events", verdict));
        assertThat(verdict).startsWith("refused: carrier new: String, which stored events lack; fees gone");
    }

    @Test
    void harmlessChangesAreAcceptedWithANotice() {
        assertThat(verdict("", REGISTERED, "firstName,", "firstName, java.util.Optional<String> title,"))
                .isEqualTo("harmless: title new: String?");
        assertThat(verdict("", REGISTERED, "firstName,", "firstName, @Nullable String title,"))
                .startsWith("harmless");
        assertThat(verdict("", REGISTERED, "String firstName", "@JsonProperty(\"firstName\") String givenName"))
                .isEqualTo("accepted");
        assertThat(verdict("", REGISTERED, "String firstName", "@JsonAlias(\"firstName\") String givenName"))
                .isEqualTo("harmless: givenName was String, is String, also firstName (readers first)");
        assertThat(verdict("", ADDRESS, "String street, String zip", "String zip, String street"))
                .isEqualTo("accepted");
        assertThat(verdict("", STATUS, "OPEN", "OPEN, HELD")).startsWith("harmless: status was enum");
        assertThat(verdict("", STATUS, "PAID", "@com.x.JsonProperty(\"PAID\") SETTLED"))
                .isEqualTo("accepted");
        assertThat(verdict("", STATUS, "PAID", "@JsonAlias(\"PAID\") SETTLED")).startsWith("harmless");
        assertThat(verdict("", METHOD, "record None", "record Check(int no) implements Method {} record None"))
                .startsWith("harmless: paid[] was one of Card Cash None");
        assertThat(verdict("", METHOD, "record Cash(", "@JsonTypeName(\"Cash\") record Notes("))
                .isEqualTo("accepted");
        assertThat(verdict("", PLACED, "int premiumCents", "long premiumCents")).startsWith("harmless");
        assertThat(verdict("", PLACED, "int premiumCents", "@JsonProperty(\"premiumCents\") int cents"))
                .isEqualTo("accepted");
        assertThat(verdict(
                        "",
                        ADDRESS,
                        "Address(String street, String zip) {}",
                        "Address(String street, String zip) { public String both() { return street + zip; } }"))
                .isEqualTo("accepted");
    }

    @Test
    void otherChangesAreRefused() {
        assertThat(verdict("", PLACED, "int premiumCents", "short premiumCents"))
                .startsWith("refused");
        assertThat(verdict("", PLACED, "java.util.Map<String, com.shop", "java.util.Map<Integer, com.shop"))
                .startsWith("refused");
        assertThat(verdict("", MONEY, "String currency", "java.util.Currency currency"))
                .contains("fees{}.currency was String, is Currency", "paid[]<Cash>.m.currency", "total.currency");
        assertThat(verdict("", PLACED, "java.util.List<com.shop.shared.Method> paid", "com.shop.shared.Method paid"))
                .startsWith("refused: paid was list, is one of");
    }

    @Test
    void theLockHoldsOneLineForEachField() {
        assertThat(read("events.lock"))
                .contains("""
                order: OrderPlaced v1 = com.shop.order.v1.OrderPlaced
                  *: object
                  fees: map by String
                """)
                .contains("""
                  paid: list
                  paid[]: one of Card Cash None
                  paid[]<Card>: object
                  paid[]<Card>.number: String
                """)
                .contains("  status: enum CLOSED OPEN PAID\n")
                .contains("  note: String?\n");
    }

    @Test
    void aLockWithoutShapesIsCompleted() {
        String complete = read("events.lock");
        String old = complete.replaceAll("(?m)^ .*\n", "");
        GoldenCase.write(file("events.lock"), old);
        assertThatThrownBy(() -> EventMap.check(options())).hasMessageContaining("is out of date: the shapes");
        assertThat(generate().notices())
                .singleElement()
                .asString()
                .contains("records the shapes of 3 versions for the first time");
        assertThat(read("events.lock")).isEqualTo(complete);
        assertThat(EventMap.check(options()).notices()).isEmpty();
    }

    @Test
    void aShapeThatWasNeverStoredIsRecordedAfterItsLinesAreDeleted() {
        source("order/v1/OrderShipped.java", "record OrderShipped(int parcels) {}");
        assertThatThrownBy(this::generate)
                .hasMessageContaining("OrderShipped v1 of order has changed")
                .hasMessageEndingWith(
                        "If no such event was ever stored, delete this line and the indented lines below it, and generate again");
        String lock = read("events.lock");
        GoldenCase.write(file("events.lock"), lock.substring(0, lock.indexOf("order: OrderShipped")));
        generate();
        assertThat(read("events.lock")).contains("  parcels: int\n");
    }

    @Test
    void aChangeInTheNextVersionIsAccepted() {
        source("order/v2/OrderShipped.java", "record OrderShipped(int parcels) {}");
        assertThat(generate().versions()).isEqualTo(4);
        assertThat(read("events.lock")).contains("OrderShipped v1 = ", "  carrier: String\n", "OrderShipped v2 = ");
    }

    @Test
    void recursiveAndGenericTypesHaveFiniteShapes() {
        source(
                "tree/v1/Grown.java",
                "record Grown(Node<String> root, Pair<Grown, int[]> pair) { "
                        + "public record Node<T>(T value, java.util.List<Node<T>> children) {} "
                        + "public record Pair<A, B>(A first, java.util.Optional<B> second) {} }");
        generate();
        assertThat(read("events.lock")).contains("""
                tree: Grown v1 = com.shop.tree.v1.Grown
                  *: object
                  pair: object
                  pair.first: same as *
                  pair.second: list?
                  pair.second[]: int
                  root: object
                  root.children: list
                  root.children[]: same as root
                  root.value: String
                """);
    }
}
