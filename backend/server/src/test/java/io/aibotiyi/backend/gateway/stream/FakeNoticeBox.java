package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.notifications.NoticeBox;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Notices.NoticePage;
import io.aibotiyi.protocol.Notices.NoticeView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Notices that the test sets, oldest first. */
final class FakeNoticeBox implements NoticeBox {

    private final Map<UserId, List<NoticeView>> kept = new ConcurrentHashMap<>();

    NoticeView tell(UserId person, long number) {
        NoticeView notice =
                new NoticeView(
                        new UUID(13, number),
                        "analytics.alert.fired",
                        Instant.EPOCH,
                        Map.of("n", "" + number),
                        false);
        kept.computeIfAbsent(person, _ -> new CopyOnWriteArrayList<>()).add(notice);
        return notice;
    }

    @Override
    public NoticePage page(UserId person, @Nullable UUID before, int limit) {
        List<NoticeView> all = kept.getOrDefault(person, List.of());
        return new NoticePage(all.reversed(), all.size(), null);
    }

    @Override
    public void markRead(UserId person, UUID notice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void markAllRead(UserId person) {
        throw new UnsupportedOperationException();
    }
}
