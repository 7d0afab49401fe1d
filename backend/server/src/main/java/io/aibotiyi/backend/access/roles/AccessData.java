package io.aibotiyi.backend.access.roles;

import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.personal.PersonalRows;
import io.aibotiyi.domain.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person was and is allowed, asked for and decided. */
@Component
final class AccessData implements PersonalDataHolder {

    private final JdbcClient jdbc;

    AccessData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "access";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "access_assignment",
                "access_delegation",
                "access_approval",
                "access_privilege",
                "access_review",
                "access_review_reviewer",
                "access_review_item",
                "access_alert",
                "access_policy_version");
    }

    @Override
    public Map<String, Object> export(UserId person) {
        PersonalRows rows = new PersonalRows(jdbc);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "roles",
                rows.of(
                        "select role, reason, created_at, ends_at, revoked_at, revoke_reason from"
                                + " access_assignment where user_id = ? order by created_at",
                        person));
        all.put(
                "delegationsGiven",
                rows.of(
                        "select permissions, reason, created_at, ends_at, revoked_at from"
                                + " access_delegation where delegator = ? order by created_at",
                        person));
        all.put(
                "delegationsReceived",
                rows.of(
                        "select permissions, created_at, ends_at, revoked_at from"
                                + " access_delegation where delegate = ? order by created_at",
                        person));
        all.put(
                "approvalsAskedFor",
                rows.of(
                        "select kind, summary, reason, state, created_at, decided_at from"
                                + " access_approval where requester = ? order by created_at",
                        person));
        all.put(
                "privileges",
                rows.of(
                        "select role, permission, reason, state, requested_at, starts_at, ends_at,"
                                + " broken_glass from access_privilege where beneficiary = ? order"
                                + " by requested_at",
                        person));
        all.put(
                "alerts",
                rows.of(
                        "select kind, severity, raised_at, raised_count from access_alert where"
                                + " subject = ? order by raised_at",
                        person));
        return all;
    }

    /** The words that people wrote go; who could do what, by number, stays. */
    @Override
    public Erasure erase(UserId person) {
        int assignments =
                update(
                        "update access_assignment set reason = '', revoke_reason = null where"
                                + " user_id = ?",
                        person);
        int delegations =
                update("update access_delegation set reason = '' where delegator = ?", person);
        int approvals =
                update("update access_approval set reason = '' where requester = ?", person);
        int privileges =
                update(
                        "update access_privilege set reason = '', review_note = null where"
                                + " beneficiary = ?",
                        person);
        int items = update("update access_review_item set note = null where user_id = ?", person);
        return new Erasure(
                List.of(
                        "what was written about "
                                + (assignments + delegations + approvals + privileges + items)
                                + " assignments, delegations, approvals, privileges and reviews"),
                List.of(
                        new Erasure.Retained(
                                assignments + " role assignments, by number",
                                "evidence of who could do what, GDPR articles 5(2) and 32")));
    }

    private int update(String sql, UserId person) {
        return jdbc.sql(sql).param(person.value()).update();
    }
}
