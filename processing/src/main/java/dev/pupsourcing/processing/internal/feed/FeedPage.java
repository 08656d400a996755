// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.log.EventPage;
import org.jspecify.annotations.Nullable;

/**
 * A page and where it comes from. Immutable.
 *
 * @param page the page
 * @param source where it comes from; null if nothing could be read just now
 */
public record FeedPage(EventPage page, @Nullable ReaderEpoch source) {}
