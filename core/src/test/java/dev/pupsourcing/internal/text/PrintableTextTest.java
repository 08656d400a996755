// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {

    @Test
    void keepsWhatPeopleWrite() {
        for (String text : new String[] {"", "Sales/Order/o-1", "J\u00fcrgen \u65e5\u672c \ud83d\ude00", "a  b"}) {
            assertThat(PrintableText.of(text)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 0x1b, 0x7f, 0x80, 0x9b, 0x9d, 0xad, 0x200b, 0x200d, 0x200e, 0x202a, 0x202e, 0x2060, 0x2066,
                0x2069, 0xfeff, 0x115f, 0x3164, 0xe0041, 0xd800
            })
    void showsWhatATerminalWouldObey(int c) {
        String text = "a" + (Character.isBmpCodePoint(c) ? String.valueOf((char) c) : Character.toString(c)) + "b";
        assertThat(PrintableText.of(text)).isEqualTo("a?b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\t", "\u000b", "\f", "\u0085", "\u2028", "\u2029", "\n\n\t"})
    void putsAllOnOneLine(String lineBreak) {
        assertThat(PrintableText.of("a" + lineBreak + "b")).isEqualTo("a b");
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(PrintableText.of("abcdefg", 6)).isEqualTo("abc...");
        assertThat(PrintableText.of("abcdef", 6)).isEqualTo("abcdef");
        assertThat(PrintableText.of("ab\n\n\n\n\ncd", 6)).isEqualTo("ab cd");
        assertThat(PrintableText.of("ab\u00fc\ud83d\ude00defg", 7)).isEqualTo("ab\u00fc...");
        assertThat(PrintableText.of("x".repeat(9_999))).hasSize(PrintableText.MAX_LENGTH);
    }

    @Test
    void quotes() {
        assertThat(PrintableText.quoted("a\u001b[2Jb")).isEqualTo("\"a?[2Jb\"");
    }
}
