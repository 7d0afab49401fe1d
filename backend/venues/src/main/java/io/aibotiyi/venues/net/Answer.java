package io.aibotiyi.venues.net;

import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A venue's answer to a request.
 *
 * @param request what was asked, for messages: method and path, no query
 */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON. */
    public JsonNode json() throws VenueException {
        try {
            return JsonFields.parse(body);
        } catch (MalformedMessageException e) {
            throw new VenueException(
                    VenueError.MALFORMED_ANSWER,
                    Integer.toString(status),
                    request + " answered " + status + " with " + e.getMessage(),
                    null,
                    e);
        }
    }

    /** The body of a refusal, a missing node if it is no JSON: the status says enough then. */
    public JsonNode jsonIfAny() {
        try {
            return JsonFields.parse(body);
        } catch (MalformedMessageException e) {
            return MissingNode.getInstance();
        }
    }

    /** Seconds of a Retry-After header (RFC 9110, 10.2.3; venues send no dates). */
    public Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,7}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
