package io.aibotiyi.backend.identity.people;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of people ended: the values that the next one's must be beyond. */
record PeopleCursor(String username, Instant createdAt, UUID id) {

    static PeopleCursor of(PersonStore.Row last) {
        return new PeopleCursor(last.username(), last.createdAt(), last.id().value());
    }

    String text(PeopleQuery query) {
        String plain = order(query) + '\n' + username + '\n' + createdAt + '\n' + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable PeopleCursor parse(PeopleQuery query) {
        if (query.after() == null) {
            return null;
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(query.after()), StandardCharsets.UTF_8)
                            .split("\n", -1);
            if (parts.length == 4 && parts[0].equals(order(query))) {
                return new PeopleCursor(
                        parts[1], Instant.parse(parts[2]), UUID.fromString(parts[3]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refused();
        }
        throw refused();
    }

    private static ProblemException refused() {
        return new ProblemException(
                ErrorCode.INVALID_FIELD,
                "after is not the next of a page in this order; begin again without it",
                "after");
    }

    private static String order(PeopleQuery query) {
        return query.sort() + (query.descending() ? "-" : "+");
    }
}
