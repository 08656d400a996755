// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppendCommandTest {

    private static final StreamId ORDER = StreamId.of("Sales", "Order", "o-1");

    /** Events with payloads of these sizes; the metadata adds two bytes to each. */
    private static AppendCommand command(int... payloads) {
        List<Event> events = IntStream.of(payloads)
                .mapToObj(size ->
                        Event.builder(ORDER, "Placed").payload(new byte[size]).build())
                .toList();
        return new AppendCommand(ORDER, ExpectedVersion.exact(3), events);
    }

    private static Stream<Integer> sizes(List<AppendCommand> chunks) {
        return chunks.stream().map(chunk -> chunk.events().size());
    }

    @Test
    void isCutByNumber() {
        AppendCommand command = command(1, 1, 1, 1, 1, 1, 1);
        assertThat(sizes(command.chunks(3, 1_000))).containsExactly(3, 3, 1);
        assertThat(sizes(command.chunks(7, 1_000))).containsExactly(7);
        assertThat(sizes(command.chunks(1, 1_000))).containsExactly(1, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void isCutByBytesButNeverWithinAnEvent() {
        assertThat(sizes(command(8, 8, 8).chunks(100, 20))).containsExactly(2, 1);
        assertThat(sizes(command(8, 8, 8).chunks(100, 19))).containsExactly(1, 1, 1);
        assertThat(sizes(command(5_000, 1, 5_000, 5_000).chunks(100, 100))).containsExactly(1, 1, 1, 1);
    }

    @Test
    void keepsOrderStreamAndExpectation() {
        AppendCommand command = command(1, 2, 3, 4, 5);
        List<AppendCommand> chunks = command.chunks(2, 1_000);
        assertThat(chunks.stream().flatMap(chunk -> chunk.events().stream()))
                .containsExactlyElementsOf(command.events());
        assertThat(chunks)
                .allMatch(chunk ->
                        chunk.stream().equals(ORDER) && chunk.expected().equals(ExpectedVersion.exact(3)));
        assertThat(command.expecting(ExpectedVersion.any()).expected()).isEqualTo(ExpectedVersion.any());
        assertThat(command.expecting(ExpectedVersion.any()).events()).isEqualTo(command.events());
    }
}
