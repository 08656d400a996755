// SPDX-License-Identifier: MIT
package dev.pupsourcing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.mapping.PayloadException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged payloads are read, or refused with the field or the position; they cause no other failure. */
class PayloadFuzzTest {

    private static final long SEED = 20_261_128;
    private static final int SHORT = 3_000;
    private static final int LONG = 300_000;
    private static final String PIECES = "{}[]:,\"\\ue0-+.19tfnull@type \n\t\u0000\u007f\u00e9\uD83D";

    private static final List<Object> EVENTS = List.of(
            new Samples.OrderPlaced(
                    "o-1", List.of(new Samples.Line("tea", 2, new Samples.Price(new BigDecimal("1.50"), "EUR")))),
            new Samples.Paid(
                    new Samples.Card("4711", new Samples.Cash(BigDecimal.ONE)),
                    List.of(new Samples.Voucher()),
                    Map.of("x", new Samples.Cash(BigDecimal.TEN))),
            new Samples.Adopted(new Samples.Dog(7)),
            new Samples.Mutable("n", 3),
            new Samples.Numbers(
                    (byte) 1, (short) 2, 3, 4L, 5.5f, 6.25, java.math.BigInteger.TWO, BigDecimal.ONE, true, 'c'));

    private final JacksonPayloadCodec codec = JacksonPayloadCodec.create();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    @Test
    void areReadOrRefused() {
        run(SHORT);
    }

    @Test
    @Tag("long")
    void manyAreReadOrRefused() {
        run(LONG);
    }

    private void run(int runs) {
        Random random = new Random(SEED);
        for (int i = 0; i < runs; i++) {
            Object event = EVENTS.get(random.nextInt(EVENTS.size()));
            read(damaged(codec.encode(event), random), event.getClass());
        }
        System.out.println("damaged payloads: " + outcomes);
        assertThat(outcomes).hasSizeGreaterThan(3);
    }

    private void read(byte[] payload, Class<?> type) {
        try {
            codec.decode(payload, type);
            outcomes.merge("read", 1, Integer::sum);
        } catch (PayloadException e) {
            boolean located = e.field().isPresent() || e.problem().matches("(?s).*at line \\d+, column \\d+.*");
            boolean whole = e.problem().matches("(cannot be read as .*|is null|has an unknown or missing type of .*)");
            assertThat(located || whole)
                    .as("%s of %s", e.getMessage(), new String(payload, StandardCharsets.UTF_8))
                    .isTrue();
            assertThat(e.getMessage()).startsWith("payload of " + type.getName() + ": ");
            outcomes.merge(e.problem().replaceAll("[^a-z ].*", "").strip(), 1, Integer::sum);
        }
    }

    /** One to four edits: bytes are replaced, removed, inserted, repeated or cut off. */
    private static byte[] damaged(byte[] payload, Random random) {
        byte[] bytes = payload;
        for (int edits = 1 + random.nextInt(4); edits > 0 && bytes.length > 0; edits--) {
            int at = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, at + 1 + random.nextInt(8));
            bytes = switch (random.nextInt(5)) {
                case 0 -> joined(Arrays.copyOf(bytes, at), new byte[] {(byte) random.nextInt(256)}, bytes, at + 1);
                case 1 -> joined(Arrays.copyOf(bytes, at), new byte[0], bytes, end);
                case 2 -> joined(Arrays.copyOf(bytes, at), piece(random), bytes, at);
                case 3 -> joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, end), bytes, end);
                default -> Arrays.copyOf(bytes, at);
            };
        }
        return bytes;
    }

    private static byte[] piece(Random random) {
        int at = random.nextInt(PIECES.length());
        return PIECES.substring(at, Math.min(PIECES.length(), at + 1 + random.nextInt(4)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] before, byte[] middle, byte[] rest, int from) {
        byte[] all = Arrays.copyOf(before, before.length + middle.length + rest.length - from);
        System.arraycopy(middle, 0, all, before.length, middle.length);
        System.arraycopy(rest, from, all, before.length + middle.length, rest.length - from);
        return all;
    }
}
