package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.FactorKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody began and has not finished, in the database, so that any node can go on with it. A
 * flow's id is its secret: 256 random bits, kept as a hash. It ends by being finished, by {@link
 * #MOST_ATTEMPTS} wrong answers, or by time; each change compares and sets, so that two answers at
 * once do not both count.
 */
@Component
public final class Flows {

    /** Wrong answers that one flow takes. */
    static final int MOST_ATTEMPTS = 5;

    private static final int ID_BITS = 256;

    /** What a flow is for. */
    public enum Kind {
        SIGN_IN,
        STEP_UP,
        ADD_PASSKEY,
        /** A mailed link for a new password: its token is the flow's id. */
        RESET_LINK,
        /** A new password that waits for a second factor. */
        RESET,
        /** A mailed link that two administrators granted: its token is the flow's id. */
        RECOVERY
    }

    /** A flow as stored; {@code id} is what the caller showed. */
    public record Flow(
            String id,
            Kind kind,
            @Nullable UserId user,
            Set<Factor> proven,
            Set<FactorKind> offered,
            @Nullable String codeHash,
            @Nullable String challenge,
            @Nullable String password,
            Instant expires) {
        @Override
        public String toString() {
            return "Flow[kind=" + kind + ", offered=" + offered + "]";
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    public Flows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An id for a flow that is about to begin. */
    public static String newId() {
        return Secrets.random(ID_BITS);
    }

    /** What is kept of a mailed code: useless without the flow's id. */
    public static String codeHash(String flow, String code) {
        return Secrets.hash(flow + '\n' + code);
    }

    public Flow begin(
            Kind kind,
            @Nullable UserId user,
            Set<Factor> proven,
            Set<FactorKind> offered,
            Duration life) {
        return begin(
                new Flow(
                        newId(),
                        kind,
                        user,
                        proven,
                        offered,
                        null,
                        null,
                        null,
                        clock.instant().plus(life)));
    }

    /** Stores it; those whose time is over are forgotten. */
    public Flow begin(Flow flow) {
        Instant now = clock.instant();
        jdbc.sql("delete from identity_flow where expires_at < ?").param(utc(now)).update();
        jdbc.sql(
                        "insert into identity_flow (id_hash, kind, user_id, proven, offered,"
                                + " code_hash, challenge, password, attempts, created_at,"
                                + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)")
                .param(Secrets.hash(flow.id()))
                .param(flow.kind().name())
                .param(flow.user() == null ? null : flow.user().value())
                .param(names(flow.proven()))
                .param(names(flow.offered()))
                .param(flow.codeHash())
                .param(flow.challenge())
                .param(flow.password())
                .param(utc(now))
                .param(utc(flow.expires()))
                .update();
        return flow;
    }

    public Optional<Flow> find(String id, Set<Kind> kinds) {
        return jdbc.sql("select * from identity_flow where id_hash = ? and expires_at > ?")
                .params(Secrets.hash(id), utc(clock.instant()))
                .query((rs, i) -> flow(id, rs))
                .optional()
                .filter(f -> kinds.contains(f.kind()));
    }

    /**
     * @throws ProblemException FLOW_ENDED
     */
    public Flow require(String id, Kind... kinds) {
        return find(id, EnumSet.copyOf(Set.of(kinds))).orElseThrow(Flows::ended);
    }

    /**
     * Counts an answer before it is looked at.
     *
     * @throws ProblemException FLOW_ENDED if it was one too many
     */
    public void attempt(Flow flow) {
        int counted =
                jdbc.sql(
                                "update identity_flow set attempts = attempts + 1 where id_hash = ?"
                                        + " and attempts < ? and expires_at > ?")
                        .params(Secrets.hash(flow.id()), MOST_ATTEMPTS, utc(clock.instant()))
                        .update();
        if (counted == 0) {
            throw ended();
        }
    }

    /**
     * Finishes the flow; only one caller can.
     *
     * @throws ProblemException FLOW_ENDED if another was faster
     */
    public void end(Flow flow) {
        int ended =
                jdbc.sql("delete from identity_flow where id_hash = ?")
                        .param(Secrets.hash(flow.id()))
                        .update();
        if (ended == 0) {
            throw ended();
        }
    }

    /** All of a person's flows of that kind end. */
    public void endAll(UserId user, Kind kind) {
        jdbc.sql("delete from identity_flow where user_id = ? and kind = ?")
                .params(user.value(), kind.name())
                .update();
    }

    /**
     * A factor was shown and another must follow.
     *
     * @throws ProblemException FLOW_ENDED if the flow has moved on meanwhile
     */
    public Flow advance(Flow flow, Set<Factor> proven, Set<FactorKind> offered) {
        int advanced =
                jdbc.sql(
                                "update identity_flow set proven = ?, offered = ?, attempts = 0,"
                                        + " code_hash = null, challenge = null where id_hash = ?"
                                        + " and proven = ?")
                        .params(
                                names(proven),
                                names(offered),
                                Secrets.hash(flow.id()),
                                names(flow.proven()))
                        .update();
        if (advanced == 0) {
            throw ended();
        }
        return new Flow(
                flow.id(),
                flow.kind(),
                flow.user(),
                proven,
                offered,
                null,
                null,
                flow.password(),
                flow.expires());
    }

    /** Replaces the challenge. */
    public void challenge(Flow flow, String challenge) {
        jdbc.sql("update identity_flow set challenge = ? where id_hash = ?")
                .params(challenge, Secrets.hash(flow.id()))
                .update();
    }

    /**
     * Takes the challenge away, so that no second answer meets it.
     *
     * @throws ProblemException FLOW_ENDED if there is none any more
     */
    public String takeChallenge(Flow flow) {
        String challenge = flow.challenge();
        int taken =
                challenge == null
                        ? 0
                        : jdbc.sql(
                                        "update identity_flow set challenge = null where id_hash ="
                                                + " ? and challenge = ?")
                                .params(Secrets.hash(flow.id()), challenge)
                                .update();
        if (challenge == null || taken == 0) {
            throw ended();
        }
        return challenge;
    }

    static ProblemException ended() {
        return new ProblemException(ErrorCode.FLOW_ENDED, null);
    }

    private static Flow flow(String id, ResultSet rs) throws SQLException {
        UUID user = rs.getObject("user_id", UUID.class);
        return new Flow(
                id,
                Kind.valueOf(rs.getString("kind")),
                user == null ? null : new UserId(user),
                values(Factor.class, rs.getString("proven")),
                values(FactorKind.class, rs.getString("offered")),
                rs.getString("code_hash"),
                rs.getString("challenge"),
                rs.getString("password"),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    private static <E extends Enum<E>> Set<E> values(Class<E> type, String names) {
        return Stream.of(names.split(","))
                .filter(n -> !n.isEmpty())
                .map(n -> Enum.valueOf(type, n))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
