package io.aibotiyi.backend.access.policies;

import io.aibotiyi.backend.access.input.Columns;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Policies.PolicyTest;
import io.aibotiyi.protocol.Policies.PolicyVersionView;
import io.aibotiyi.protocol.Policies.PolicyView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Policies and their versions in the database. Runs in the caller's transaction. */
@Component
public final class PolicyStore {

    /** A version in force. */
    public record Active(String name, int version, String text, List<String> governs) {}

    private static final String POLICY =
            "select name, description, active_version, latest_version from access_policy ";
    private static final String VERSION =
            "select version, body, tests, author, created_at, deployed_at from"
                    + " access_policy_version ";

    private final JdbcClient jdbc;

    public PolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<PolicyView> all() {
        return jdbc.sql(POLICY + "order by name").query(PolicyStore::policy).list();
    }

    public Optional<PolicyView> byName(String name) {
        return jdbc.sql(POLICY + "where name = ?")
                .param(name)
                .query(PolicyStore::policy)
                .optional();
    }

    public List<PolicyVersionView> versions(String name) {
        return jdbc.sql(VERSION + "where policy = ? order by version desc")
                .param(name)
                .query(PolicyStore::version)
                .list();
    }

    public Optional<PolicyVersionView> version(String name, int version) {
        return jdbc.sql(VERSION + "where policy = ? and version = ?")
                .params(name, version)
                .query(PolicyStore::version)
                .optional();
    }

    public List<Active> active() {
        return jdbc.sql(
                        "select p.name, v.version, v.body, v.governs from access_policy p join"
                                + " access_policy_version v on v.policy = p.name and v.version ="
                                + " p.active_version order by p.name")
                .query((rs, i) ->
                        new Active(
                                rs.getString("name"),
                                rs.getInt("version"),
                                rs.getString("body"),
                                List.of(rs.getString("governs").split(","))))
                .list();
    }

    /** Adds the next version, and the policy if it is the first. */
    public int add(
            String name,
            String description,
            String text,
            List<PolicyTest> tests,
            List<String> governs,
            UserId author,
            Instant now) {
        int version = byName(name).map(p -> p.latest() + 1).orElse(1);
        if (version == 1) {
            jdbc.sql(
                            "insert into access_policy (name, description, latest_version) values"
                                    + " (?, ?, 1)")
                    .params(name, description)
                    .update();
        } else {
            jdbc.sql("update access_policy set description = ?, latest_version = ? where name = ?")
                    .params(description, version, name)
                    .update();
        }
        jdbc.sql(
                        "insert into access_policy_version (policy, version, body, tests, governs,"
                                + " author, created_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Columns.values(
                                name,
                                version,
                                text,
                                Json.mapper().writeValueAsString(tests),
                                String.join(",", governs),
                                author.value(),
                                Columns.utc(now)))
                .update();
        return version;
    }

    /**
     * @param version null to take the policy out of force
     */
    public void activate(String name, @Nullable Integer version, Instant now) {
        jdbc.sql("update access_policy set active_version = ? where name = ?")
                .params(Columns.values(version, name))
                .update();
        if (version != null) {
            jdbc.sql(
                            "update access_policy_version set deployed_at = ? where policy = ? and"
                                    + " version = ?")
                    .params(Columns.values(Columns.utc(now), name, version))
                    .update();
        }
    }

    private static PolicyView policy(ResultSet rs, int row) throws SQLException {
        int active = rs.getInt("active_version");
        return new PolicyView(
                rs.getString("name"),
                rs.getString("description"),
                active == 0 ? null : active,
                rs.getInt("latest_version"));
    }

    private static PolicyVersionView version(ResultSet rs, int row) throws SQLException {
        return new PolicyVersionView(
                rs.getInt("version"),
                rs.getString("body"),
                Json.mapper()
                        .readValue(rs.getString("tests"), new TypeReference<List<PolicyTest>>() {}),
                Columns.user(rs, "author"),
                Columns.time(rs, "created_at"),
                Columns.timeOrNull(rs, "deployed_at"));
    }
}
