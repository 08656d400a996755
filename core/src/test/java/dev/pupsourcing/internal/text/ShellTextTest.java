// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellTextTest {

    @Test
    void quotesOnlyWhatTheShellWouldChange() {
        assertThat(ShellText.quoted("orders-2")).isEqualTo("orders-2");
        assertThat(ShellText.quoted("order overview")).isEqualTo("'order overview'");
        assertThat(ShellText.quoted("Ann's $(orders)")).isEqualTo("'Ann'\\''s $(orders)'");
        assertThat(ShellText.quoted("")).isEqualTo("''");
    }

    @Test
    void staysOnOneLine() {
        assertThat(ShellText.quoted("a\nb")).isEqualTo("'a b'");
    }
}
