package io.aibotiyi.client;

import io.aibotiyi.protocol.Notices.NoticePage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** News for the signed-in person; the channel NOTICES tells each at once. */
public interface Notices {

    /**
     * Newest first.
     *
     * @param before the {@code next} of the page before; null for the newest
     * @param limit 1 to 200
     */
    NoticePage page(@Nullable UUID before, int limit);

    void markRead(UUID notice);

    void markAllRead();
}
