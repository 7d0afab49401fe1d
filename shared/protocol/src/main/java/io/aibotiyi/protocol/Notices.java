package io.aibotiyi.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** News for one person about what is theirs. */
public final class Notices {

    private Notices() {}

    /**
     * @param kind dotted and stable: {@code identity.factor.added}
     * @param details facts for its text
     */
    public record NoticeView(
            UUID id, String kind, Instant at, Map<String, String> details, boolean read) {}

    /**
     * Newest first.
     *
     * @param unread of all, not of this page
     * @param next give it as {@code before} for the page after this; absent on the last
     */
    public record NoticePage(List<NoticeView> notices, long unread, @Nullable UUID next) {}
}
