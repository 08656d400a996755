// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.InvalidEventException;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads events from JSON lines. Stateless. */
final class EventLineReader {

    private EventLineReader() {}

    /**
     * Parses a line.
     *
     * @param buffer contains the line, from index 0
     * @throws BadLineException if it is not an event; names the line, the field and the problem
     */
    static ImportedEvent read(long line, byte[] buffer, int length) throws BadLineException {
        try (JsonParser parser = ExactJson.LINES.createParser(ObjectReadContext.empty(), buffer, 0, length)) {
            EventValues values = new EventValues(buffer);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new EventValues.Refused("is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = Objects.requireNonNull(parser.currentName());
                values.take(field, parser.nextToken(), parser);
            }
            if (parser.nextToken() != null) {
                throw new EventValues.Refused("has text after the JSON object");
            }
            return values.event("line " + line);
        } catch (JacksonException e) {
            throw new BadLineException(line, "is not valid JSON: " + e.getOriginalMessage());
        } catch (EventValues.Refused | InvalidEventException e) {
            throw new BadLineException(line, Objects.requireNonNull(e.getMessage()));
        }
    }
}
