package io.aibotiyi.backend.identity.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sessions that ended while one of their access tokens may still be in date. Each is kept two
 * minutes longer than a token lives; none is dropped earlier, so there are at most as many as
 * sessions that ended in that time.
 */
@Component
public final class EndedSessions {

    static final Duration KEPT = AccessTokens.LIFE.plusMinutes(2);

    private final Cache<UUID, Boolean> ended = Caffeine.newBuilder().expireAfterWrite(KEPT).build();

    /** False if it was known. */
    boolean add(UUID session) {
        return ended.asMap().putIfAbsent(session, true) == null;
    }

    boolean contains(UUID session) {
        return ended.getIfPresent(session) != null;
    }
}
