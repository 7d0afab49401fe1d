package io.aibotiyi.backend.access.reviews;

import io.aibotiyi.backend.access.input.Columns;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Reviews.ItemDecision;
import io.aibotiyi.protocol.Reviews.ReviewItemView;
import io.aibotiyi.protocol.Reviews.ReviewState;
import io.aibotiyi.protocol.Reviews.ReviewView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Campaigns and their items in the database. Runs in the caller's transaction. */
@Component
public final class ReviewStore {

    /** A closed campaign's document and its signature. */
    record Signed(String document, String signature) {}

    private static final String REVIEW =
            """
            select r.id, r.title, r.role, r.deadline, r.created_by, r.created_at, r.closed_at,
                   (select count(*) from access_review_item i where i.review = r.id) as items,
                   (select count(*) from access_review_item i
                     where i.review = r.id and i.decision is null) as undecided
            from access_review r
            """;
    private static final String ITEM =
            "select id, assignment, user_id, role, decision, decided_by, decided_at, note"
                    + " from access_review_item ";

    private final JdbcClient jdbc;

    public ReviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            UUID id,
            String title,
            @Nullable String role,
            List<UserId> reviewers,
            Instant deadline,
            UserId by,
            Instant now) {
        jdbc.sql(
                        "insert into access_review (id, title, role, deadline, created_by,"
                                + " created_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        Columns.values(
                                id,
                                title,
                                role,
                                Columns.utc(deadline),
                                by.value(),
                                Columns.utc(now)))
                .update();
        for (UserId reviewer : reviewers) {
            jdbc.sql("insert into access_review_reviewer (review, reviewer) values (?, ?)")
                    .params(id, reviewer.value())
                    .update();
        }
    }

    void addItem(UUID id, UUID review, UUID assignment, UserId user, String role) {
        jdbc.sql(
                        "insert into access_review_item (id, review, assignment, user_id, role)"
                                + " values (?, ?, ?, ?, ?)")
                .params(id, review, assignment, user.value(), role)
                .update();
    }

    Optional<ReviewView> byId(UUID id) {
        return jdbc.sql(REVIEW + "where r.id = ?").param(id).query(this::review).optional();
    }

    List<ReviewView> page(@Nullable UUID before, int limit) {
        String from = before == null ? "" : "where r.id < ? ";
        List<@Nullable Object> parameters =
                before == null ? Columns.values(limit) : Columns.values(before, limit);
        return jdbc.sql(REVIEW + from + "order by r.id desc limit ?")
                .params(parameters)
                .query(this::review)
                .list();
    }

    /** Open ones whose deadline is over or where everything is decided. */
    List<UUID> closing(Instant now) {
        return jdbc.sql(
                        "select id from access_review r where closed_at is null and (deadline <= ?"
                                + " or not exists (select 1 from access_review_item i where"
                                + " i.review = r.id and i.decision is null)) order by id")
                .param(Columns.utc(now))
                .query(UUID.class)
                .list();
    }

    List<ReviewItemView> items(UUID review, @Nullable UUID after, int limit) {
        String from = after == null ? "" : "and id > ? ";
        List<@Nullable Object> parameters =
                after == null
                        ? Columns.values(review, limit)
                        : Columns.values(review, after, limit);
        return jdbc.sql(ITEM + "where review = ? " + from + "order by id limit ?")
                .params(parameters)
                .query(ReviewStore::item)
                .list();
    }

    Optional<ReviewItemView> item(UUID review, UUID id) {
        return jdbc.sql(ITEM + "where review = ? and id = ?")
                .params(review, id)
                .query(ReviewStore::item)
                .optional();
    }

    List<ReviewItemView> undecided(UUID review) {
        return jdbc.sql(ITEM + "where review = ? and decision is null order by id")
                .param(review)
                .query(ReviewStore::item)
                .list();
    }

    /** False if it was decided. */
    boolean decide(UUID id, ItemDecision decision, @Nullable UserId by, String note, Instant now) {
        return jdbc.sql(
                                "update access_review_item set decision = ?, decided_by = ?,"
                                        + " decided_at = ?, note = ? where id = ? and decision is"
                                        + " null")
                        .params(
                                Columns.values(
                                        decision.name(),
                                        Columns.id(by),
                                        Columns.utc(now),
                                        note,
                                        id))
                        .update()
                == 1;
    }

    void close(UUID id, Instant now, Signed signed) {
        jdbc.sql(
                        "update access_review set closed_at = ?, evidence = ?, signature = ? where"
                                + " id = ?")
                .params(Columns.values(Columns.utc(now), signed.document(), signed.signature(), id))
                .update();
    }

    Optional<Signed> evidence(UUID id) {
        return jdbc.sql(
                        "select evidence, signature from access_review where id = ? and closed_at"
                                + " is not null")
                .param(id)
                .query((rs, i) -> new Signed(rs.getString("evidence"), rs.getString("signature")))
                .optional();
    }

    private ReviewView review(ResultSet rs, int row) throws SQLException {
        UUID id = Columns.id(rs, "id");
        Instant closed = Columns.timeOrNull(rs, "closed_at");
        return new ReviewView(
                id,
                rs.getString("title"),
                rs.getString("role"),
                reviewers(id),
                Columns.time(rs, "deadline"),
                closed == null ? ReviewState.OPEN : ReviewState.CLOSED,
                Columns.user(rs, "created_by"),
                Columns.time(rs, "created_at"),
                closed,
                rs.getInt("items"),
                rs.getInt("undecided"));
    }

    private List<UserId> reviewers(UUID review) {
        return jdbc.sql(
                        "select reviewer from access_review_reviewer where review = ? order by"
                                + " reviewer")
                .param(review)
                .query((rs, i) -> Columns.user(rs, "reviewer"))
                .list();
    }

    private static ReviewItemView item(ResultSet rs, int row) throws SQLException {
        String decision = rs.getString("decision");
        return new ReviewItemView(
                Columns.id(rs, "id"),
                Columns.id(rs, "assignment"),
                Columns.user(rs, "user_id"),
                rs.getString("role"),
                decision == null ? null : ItemDecision.valueOf(decision),
                Columns.userOrNull(rs, "decided_by"),
                Columns.timeOrNull(rs, "decided_at"),
                rs.getString("note"));
    }
}
