// SPDX-License-Identifier: MIT
/** Wake-ups between processes with LISTEN and NOTIFY. */
@NullMarked
package dev.pupsourcing.postgres.internal.wakeup;

import org.jspecify.annotations.NullMarked;
