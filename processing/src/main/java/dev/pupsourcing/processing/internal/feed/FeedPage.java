// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.log.EventPage;
import org.jspecify.annotations.Nullable;

/**
 * A page and its source. Immutable.
 *
 * @param page the page
 * @param source its source; null if nothing could be read
 */
public record FeedPage(EventPage page, @Nullable ReaderEpoch source) {}
