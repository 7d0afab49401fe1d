package io.aibotiyi.backend.notifications;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Notices.NoticePage;
import io.aibotiyi.protocol.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's notices, of which the newest 500 are kept. Safe from any thread. */
public interface NoticeBox {

    /**
     * Newest first.
     *
     * @param before only those older than this notice; null begins with the newest
     * @param limit 1 to 200
     */
    NoticePage page(UserId person, @Nullable UUID before, int limit);

    /**
     * @throws ProblemException NOT_FOUND if the person has no such notice
     */
    void markRead(UserId person, UUID notice);

    void markAllRead(UserId person);
}
