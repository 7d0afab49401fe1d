package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Notices;
import io.aibotiyi.protocol.Notices.NoticePage;
import io.aibotiyi.protocol.Notices.NoticeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** News of every kind, the first few unread; reading works, in memory. */
final class SampleNotices implements Notices {

    private static final int UNREAD = 4;

    private record Kind(String name, Map<String, String> details) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            "identity.device.added",
                            Map.of(
                                    "name",
                                    "Workstation, second desk",
                                    "state",
                                    "PENDING",
                                    "address",
                                    "203.0.113.77")),
                    new Kind(
                            "access.glass.broken",
                            Map.of(
                                    "what",
                                    "ADMIN",
                                    "minutes",
                                    "30",
                                    "reason",
                                    "Feed of three venues stopped, nobody else could restart it")),
                    new Kind(
                            "access.approval.approved",
                            Map.of("summary", "Give AUDITOR to dina.fontana until 2026-04-01")),
                    new Kind("access.review.opened", Map.of("title", "Quarterly: all of trading")),
                    new Kind("privacy.export.ready", Map.of()),
                    new Kind("identity.api-key.created", Map.of("name", "grid-bot")),
                    new Kind(
                            "identity.session.moved",
                            Map.of("address", "2001:db8:85a3:8d3:1319:8a2e:370:7348")),
                    new Kind("access.role.assigned", Map.of("role", "OPERATOR")),
                    new Kind("identity.recovery-codes.renewed", Map.of()),
                    new Kind("access.delegated", Map.of()),
                    new Kind("identity.password.changed", Map.of()),
                    new Kind(
                            "identity.api-key.revoked",
                            Map.of("name", "tv-webhook", "reason", "revoked by its owner")));

    private final List<NoticeView> notices = new ArrayList<>();

    /**
     * @param some false for none
     */
    SampleNotices(Instant now, boolean some) {
        for (int i = 0; some && i < KINDS.size(); i++) {
            Kind kind = KINDS.get(i);
            notices.add(
                    new NoticeView(
                            SampleAccess.uuid(0x0e75, i),
                            kind.name(),
                            now.minus(Duration.ofMinutes(7L + 190L * i)),
                            kind.details(),
                            i >= UNREAD));
        }
    }

    @Override
    public NoticePage page(@Nullable UUID before, int limit) {
        return new NoticePage(
                List.copyOf(notices), notices.stream().filter(n -> !n.read()).count(), null);
    }

    @Override
    public void markRead(UUID notice) {
        notices.replaceAll(n -> n.id().equals(notice) ? read(n) : n);
    }

    @Override
    public void markAllRead() {
        notices.replaceAll(SampleNotices::read);
    }

    /** Something has happened just now. */
    void add(NoticeView notice) {
        notices.addFirst(notice);
    }

    private static NoticeView read(NoticeView n) {
        return new NoticeView(n.id(), n.kind(), n.at(), n.details(), true);
    }
}
