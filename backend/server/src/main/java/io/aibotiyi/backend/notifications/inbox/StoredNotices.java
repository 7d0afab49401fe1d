package io.aibotiyi.backend.notifications.inbox;

import io.aibotiyi.backend.notifications.NoticeBox;
import io.aibotiyi.backend.notifications.NoticeTold;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Notices.NoticePage;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.protocol.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;

/** Notices in the database; the newest {@link #KEPT} of each person. */
@Component
public final class StoredNotices implements Notices, NoticeBox {

    static final int KEPT = 500;
    private static final int LONGEST_DETAILS = 4_000;
    private static final UUID NEWEST = new UUID(Long.MAX_VALUE, -1L);

    private final JdbcClient jdbc;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    public StoredNotices(
            JdbcClient jdbc, TimeOrderedIds ids, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void tell(UserId person, String kind, Map<String, String> details) {
        String json = Json.mapper().writeValueAsString(details);
        if (json.length() > LONGEST_DETAILS) {
            throw new IllegalArgumentException(
                    "The details of a notice " + kind + " are longer than " + LONGEST_DETAILS);
        }
        NoticeView notice =
                new NoticeView(ids.next(), kind, clock.instant(), Map.copyOf(details), false);
        jdbc.sql(
                        "insert into notifications_notice (id, person, kind, details, created_at)"
                                + " values (?, ?, ?, ?, ?)")
                .params(notice.id(), person.value(), kind, json, utc(notice.at()))
                .update();
        dropBeyond(person);
        afterCommit(() -> events.publishEvent(new NoticeTold(person, notice)));
    }

    private void dropBeyond(UserId person) {
        jdbc.sql(
                        "select id from notifications_notice where person = ? order by id desc"
                                + " limit 1 offset ?")
                .params(person.value(), KEPT)
                .query(UUID.class)
                .optional()
                .ifPresent(oldest ->
                        jdbc.sql("delete from notifications_notice where person = ? and id <= ?")
                                .params(person.value(), oldest)
                                .update());
    }

    @Override
    public NoticePage page(UserId person, @Nullable UUID before, int limit) {
        List<NoticeView> notices =
                jdbc.sql(
                                "select id, kind, details, created_at, read_at from"
                                        + " notifications_notice where person = ? and id < ? order"
                                        + " by id desc limit ?")
                        .params(person.value(), before == null ? NEWEST : before, limit)
                        .query(StoredNotices::view)
                        .list();
        return new NoticePage(
                notices, unread(person), notices.size() < limit ? null : notices.getLast().id());
    }

    private long unread(UserId person) {
        return jdbc.sql(
                        "select count(*) from notifications_notice where person = ? and read_at is"
                                + " null")
                .param(person.value())
                .query(Long.class)
                .single();
    }

    @Override
    public void markRead(UserId person, UUID notice) {
        int found =
                jdbc.sql(
                                "update notifications_notice set read_at = coalesce(read_at, ?)"
                                        + " where person = ? and id = ?")
                        .params(utc(clock.instant()), person.value(), notice)
                        .update();
        if (found == 0) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "You have no such notice", "id");
        }
    }

    @Override
    public void markAllRead(UserId person) {
        jdbc.sql(
                        "update notifications_notice set read_at = ? where person = ? and read_at is"
                                + " null")
                .params(utc(clock.instant()), person.value())
                .update();
    }

    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }

    private static NoticeView view(ResultSet rs, int row) throws SQLException {
        return new NoticeView(
                rs.getObject("id", UUID.class),
                rs.getString("kind"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                Json.mapper()
                        .readValue(
                                rs.getString("details"),
                                new TypeReference<Map<String, String>>() {}),
                rs.getObject("read_at") != null);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
