// SPDX-License-Identifier: MIT
package dev.pupsourcing.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.jdbc.tables.TableNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaOptionsTest {

    private final SchemaOptions.Builder builder = SchemaOptions.builder();

    @Test
    void beginLean() {
        SchemaOptions options = SchemaOptions.defaults();
        assertThat(options.tables()).isEqualTo(TableNames.defaults());
        assertThat(options.switches()).isEmpty();
        assertThat(options.contexts()).isEmpty();
        assertThat(options.hashPartitions()).isZero();
        assertThat(options.roles()).isEmpty();
    }

    @Test
    void refuseTwoWaysToPartition() {
        builder.partitionByContext("Sales").partitionByHash(4);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not both");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 1025})
    void refuseStrangeNumbersOfHashPartitions(int partitions) {
        assertThatThrownBy(() -> builder.partitionByHash(partitions))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be between 2 and 1024, was " + partitions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a;", "1a", "a.b"})
    void refuseRolesThatWouldNeedQuotes(String role) {
        assertThatThrownBy(() -> builder.insertOnlyRole(role))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("role \"" + role + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "$gap", "\u0000"})
    void refuseContextsThatNoEventCouldHave(String context) {
        assertThatThrownBy(() -> builder.partitionByContext("Sales", context))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("boundedContexts");
    }

    /** A script is split into statements at line ends. */
    @Test
    void refuseContextsOfSeveralLines() {
        assertThatThrownBy(() -> builder.partitionByContext("a;\nb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("control character");
    }

    @Test
    void areShownOnOneLine() {
        assertThat(SchemaOptions.defaults()).hasToString("events in events");
        builder.partitionByHash(4).snapshots().insertOnlyRole("app");
        assertThat(builder.build())
                .hasToString(
                        "events in events, with partition_hash, partitioned, 4 hash partitions, snapshots in snapshots,"
                                + " roles app");
    }

    @Test
    void refuseNullsByName() {
        assertThatThrownBy(() -> builder.tables(null)).hasMessage("names");
        assertThatThrownBy(() -> builder.insertOnlyRole(null)).hasMessage("role");
        assertThatThrownBy(() -> builder.partitionByContext((String) null)).hasMessageStartingWith("boundedContexts");
    }
}
