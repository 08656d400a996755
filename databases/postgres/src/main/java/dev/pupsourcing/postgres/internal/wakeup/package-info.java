// SPDX-License-Identifier: MIT
/** Wake-ups between processes by LISTEN and NOTIFY. */
@NullMarked
package dev.pupsourcing.postgres.internal.wakeup;

import org.jspecify.annotations.NullMarked;
