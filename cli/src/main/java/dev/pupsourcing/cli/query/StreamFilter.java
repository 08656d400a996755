// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.query;

import java.util.Optional;

/**
 * Selects streams. Immutable.
 *
 * @param context the bounded context, if it is limited to one
 * @param type the aggregate type, if it is limited to one
 * @param prefix the beginning of the aggregate id; empty for all
 */
public record StreamFilter(Optional<String> context, Optional<String> type, String prefix) {}
