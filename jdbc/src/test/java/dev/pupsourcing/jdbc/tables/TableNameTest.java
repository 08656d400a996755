// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {

    @Test
    void hasAnOptionalSchema() {
        assertThat(TableName.parse("events")).isEqualTo(new TableName(Optional.empty(), "events"));
        assertThat(TableName.parse("shop.events")).isEqualTo(new TableName(Optional.of("shop"), "events"));
        assertThat(TableName.parse("shop.events")).hasToString("shop.events");
        assertThat(TableName.parse("_E1")).hasToString("_E1");
        String longest = "x".repeat(48);
        assertThat(TableName.parse(longest + "." + longest)).hasToString(longest + "." + longest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "events.",
                ".events",
                "a.b.c",
                "1events",
                "my events",
                "my-events",
                "events;",
                "\"events\"",
                "`events`",
                "ev\u00e9nts",
                "events\n",
                "events--",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void refusesWhatWouldNeedQuotes(String name) {
        assertThatThrownBy(() -> TableName.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("table name \"")
                .hasMessageContaining("letters, digits and underscores");
    }

    @Test
    void tableNamesComeInASchemaOrWithAPrefix() {
        assertThat(TableNames.defaults().all()).hasToString("[events, aggregate_heads, store_info]");
        assertThat(TableNames.inSchema("shop").all())
                .hasToString("[shop.events, shop.aggregate_heads, shop.store_info]");
        assertThat(TableNames.withPrefix("my_").all()).hasToString("[my_events, my_aggregate_heads, my_store_info]");
        assertThat(TableNames.withPrefix("my_").projections().all())
                .hasToString("[my_projections, my_projection_checkpoints, my_projection_leases, my_projection_owners,"
                        + " my_projection_parked_streams, my_projection_dead_letters, my_projection_active_versions]");
        assertThat(TableNames.withPrefix("shop.my_").events()).isEqualTo(TableName.parse("shop.my_events"));
    }

    /** Some databases ignore case in names. */
    @Test
    void refusesOneNameForTwoTables() {
        TableNames names = TableNames.defaults().withAggregateHeads(TableName.parse("heads"));
        assertThatThrownBy(() -> names.withStoreInfo(TableName.parse("events")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table name \"events\" is used for two tables");
        assertThatThrownBy(() -> names.withEvents(TableName.parse("Heads")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table name \"heads\" is used for two tables");
        ProjectionTableNames projections = ProjectionTableNames.defaults().withLeases(TableName.parse("PROJECTIONS"));
        assertThatThrownBy(() -> names.withProjections(projections))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table name \"PROJECTIONS\" is used for two tables");
        assertThat(names.withStoreInfo(TableName.parse("a.events")).all()).hasSize(3);
    }

    @Test
    void changesOneNameAtATime() {
        TableName other = TableName.parse("other");
        ProjectionTableNames projections = ProjectionTableNames.defaults();
        assertThat(projections.withProjections(other).projections()).isEqualTo(other);
        assertThat(projections.withCheckpoints(other).checkpoints()).isEqualTo(other);
        assertThat(projections.withLeases(other).leases()).isEqualTo(other);
        assertThat(projections.withOwners(other).owners()).isEqualTo(other);
        assertThat(projections.withParkedStreams(other).parkedStreams()).isEqualTo(other);
        assertThat(projections.withDeadLetters(other).deadLetters()).isEqualTo(other);
        assertThat(projections.withActiveVersions(other).activeVersions()).isEqualTo(other);
        assertThat(projections.withOwners(other))
                .isEqualTo(ProjectionTableNames.defaults().withOwners(other))
                .hasSameHashCodeAs(ProjectionTableNames.defaults().withOwners(other))
                .isNotEqualTo(projections)
                .isNotEqualTo("names");
        TableNames names = TableNames.defaults();
        assertThat(names.withEvents(other).events()).isEqualTo(other);
        assertThat(names.withAggregateHeads(other).aggregateHeads()).isEqualTo(other);
        assertThat(names.withStoreInfo(other).storeInfo()).isEqualTo(other);
        TableNames changed = names.withProjections(projections.withLeases(other));
        assertThat(changed.projections().leases()).isEqualTo(other);
        assertThat(changed).isNotEqualTo(names).isNotEqualTo("names");
        assertThat(names.withEvents(other))
                .isEqualTo(TableNames.defaults().withEvents(other))
                .hasSameHashCodeAs(TableNames.defaults().withEvents(other));
        assertThat(names.withEvents(other).toString()).startsWith("[other, aggregate_heads, store_info, projections, ");
    }

    @Test
    void refusesNullsByName() {
        assertThatThrownBy(() -> TableName.parse(null)).hasMessage("text");
        assertThatThrownBy(() -> new TableName(null, "events")).hasMessage("schema");
        assertThatThrownBy(() -> new TableName(Optional.empty(), null)).hasMessage("name");
        assertThatThrownBy(() -> TableNames.inSchema(null)).hasMessage("schema");
        assertThatThrownBy(() -> TableNames.withPrefix(null)).hasMessage("prefix");
        assertThatThrownBy(() -> TableNames.defaults().withAggregateHeads(null)).hasMessage("aggregateHeads");
        assertThatThrownBy(() -> ProjectionTableNames.defaults().withLeases(null))
                .hasMessage("name");
    }
}
