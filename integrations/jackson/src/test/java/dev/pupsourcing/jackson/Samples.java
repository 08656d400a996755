// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Event classes of many shapes. */
final class Samples {

    private Samples() {}

    record Price(BigDecimal amount, String currency) {

        Price {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("amount " + amount + " is negative");
            }
        }
    }

    record Line(@Nullable String item, int count, @Nullable Price price) {}

    record OrderPlaced(@Nullable String orderId, @Nullable List<Line> lines) {}

    record Times(
            Instant instant,
            LocalDate date,
            LocalDateTime dateTime,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Duration duration,
            Period period,
            YearMonth month,
            Year year,
            DayOfWeek day,
            ZoneId zone) {}

    record Numbers(
            byte tiny,
            short small,
            int plain,
            long large,
            float approximate,
            double precise,
            BigInteger huge,
            BigDecimal decimal,
            boolean flag,
            char letter) {}

    record Boxes(
            @Nullable String text,
            @Nullable Integer number,
            Optional<String> maybe,
            OptionalInt maybeNumber,
            @Nullable List<String> list,
            byte[] bytes) {}

    record Collections(
            Map<String, List<Price>> byName,
            SortedMap<Integer, String> byNumber,
            Map<UUID, Color> byId,
            Set<Color> colors,
            Optional<List<Map<String, Integer>>> nested) {}

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "green!";
            }
        },
        @JsonProperty("azure")
        BLUE
    }

    record Box<T>(T content) {}

    record Boxed(Box<Price> price, Box<List<Instant>> times, Box<Box<Color>> color) {}

    sealed interface Payment {}

    record Cash(BigDecimal amount) implements Payment {}

    sealed interface Electronic extends Payment {}

    record Card(String number, @Nullable Payment fallback) implements Electronic {}

    record Voucher() implements Electronic {}

    record Paid(
            @Nullable Payment payment,
            @Nullable List<Payment> parts,
            @Nullable Map<String, Payment> named) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Cat.class, name = "c"), @JsonSubTypes.Type(value = Dog.class, name = "d")
    })
    sealed interface Pet {}

    record Cat(int lives) implements Pet {}

    record Dog(@JsonProperty("bark_volume") int barkVolume) implements Pet {}

    record Adopted(Pet pet) {}

    record Deep(@Nullable Deep inner) {}

    static final class Mutable {
        private final String name;
        private final int size;

        Mutable(@JsonProperty("name") String name, @JsonProperty("size") int size) {
            this.name = name;
            this.size = size;
        }

        public String getName() {
            return name;
        }

        public int getSize() {
            return size;
        }
    }

    record Text(String content) {}

    record Colors(List<Color> content) {}

    record Wide(String zebra, String apple, String mango, Map<String, Integer> counts) {}
}
