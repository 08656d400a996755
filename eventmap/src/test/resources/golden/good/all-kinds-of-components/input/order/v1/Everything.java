package com.shop.order.v1;

import com.shop.shared.Shared;
import java.math.*;
import java.net.URI;
import java.time.*;
import java.util.*;

public record Everything(
        boolean a, byte b, short c, char d, int e, long f, float g, double h,
        Integer i, Long j, Boolean k, Object l, Number m,
        BigDecimal n, BigInteger o, UUID p, Instant q, LocalDate r, Duration s, ZonedDateTime t, DayOfWeek u,
        URI v, Currency w, Optional<String> x, OptionalInt y, Set<Long> z,
        int[][] aa, String[] ab, List<List<String>> ac, SortedMap<String, Integer> ad, Deque<UUID> ae,
        Optional<Everything> af, Shared ag, Kind ah, String... rest) {

    public enum Kind {
        FIRST
    }
}
