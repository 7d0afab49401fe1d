package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.personal.PersonalRows;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.domain.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that identity keeps about a person; what is left of them is a tombstone. */
@Component
public final class IdentityData implements PersonalDataHolder {

    /** How many of the oldest active people are asked whether they could go on administrating. */
    private static final int ASKED = 10_000;

    /** What hangs on a person, in the order in which it can be deleted, in words. */
    private static final List<Part> PARTS =
            List.of(
                    new Part("identity_invitation", "invitations"),
                    new Part("identity_totp", "authenticator apps"),
                    new Part("identity_recovery_code", "recovery codes"),
                    new Part("identity_passkey", "passkeys"),
                    new Part("identity_user_handle", "passkey handles"),
                    new Part("identity_flow", "sign-ins under way"),
                    new Part("identity_authorization_code", "browser sign-ins"),
                    new Part("identity_linked_account", "linked accounts"),
                    new Part("identity_factor_attempts", "attempt counters"),
                    new Part("identity_known_origin", "known origins"),
                    new Part("identity_recovery", "recoveries of an account"),
                    new Part("identity_api_key", "API keys"),
                    new Part("identity_session", "sessions"),
                    new Part("identity_device", "devices"));

    private record Part(String table, String words) {}

    private final JdbcClient jdbc;
    private final PersonalRows rows;
    private final PersonStore store;
    private final OpenSessions sessions;
    private final Access access;
    private final PersonalVault vault;
    private final Clock clock;

    public IdentityData(
            JdbcClient jdbc,
            PersonStore store,
            OpenSessions sessions,
            Access access,
            PersonalVault vault,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = new PersonalRows(jdbc);
        this.store = store;
        this.sessions = sessions;
        this.access = access;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "identity";
    }

    @Override
    public Set<String> tables() {
        return Stream.concat(PARTS.stream().map(Part::table), Stream.of("identity_user"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Map<String, Object> export(UserId person) {
        PersonStore.Row row = store.byId(person).orElseThrow();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", row.kind().name());
        data.put("userName", row.username());
        data.put("displayName", opened(row, "identity.name", row.displayName()));
        data.put("email", opened(row, "identity.email", row.email()));
        data.put("state", row.state().name());
        data.put("stateReason", row.reason() == null ? "" : row.reason());
        data.put("createdAt", row.createdAt().toString());
        data.put("roles", access.rolesOf(person));
        data.put(
                "sessions",
                rows.of(
                        "select created_at, authenticated_at, factors, expires_at, ended_at,"
                                + " end_reason, address, agent, last_active_at from"
                                + " identity_session where user_id = ? order by created_at",
                        person));
        data.put(
                "devices",
                rows.of(
                        "select name, state, agent, address, added_at, last_seen_at from"
                                + " identity_device where user_id = ? order by added_at",
                        person));
        data.put(
                "passkeys",
                rows.of(
                        "select name, added_at, used_at from identity_passkey where user_id = ?",
                        person));
        data.put(
                "linkedAccounts",
                rows.of(
                        "select provider, linked_at, used_at from identity_linked_account where"
                                + " user_id = ?",
                        person));
        data.put(
                "authenticatorApps",
                rows.of("select confirmed_at from identity_totp where user_id = ?", person));
        data.put(
                "apiKeys",
                rows.of(
                        "select name, fingerprint, scopes, networks, created_at, expires_at,"
                                + " last_used_at, last_used_from, revoked_at, revoked_because from"
                                + " identity_api_key where user_id = ? order by created_at",
                        person));
        data.put(
                "recoveries",
                rows.of(
                        "select state, evidence, note, opened_at from identity_recovery where"
                                + " user_id = ? order by opened_at",
                        person));
        return data;
    }

    private String opened(PersonStore.Row row, String field, @Nullable String sealed) {
        return sealed == null ? "" : vault.open(row.id(), field, sealed).orElse("");
    }

    @Override
    public Optional<String> hindrance(UserId person) {
        if (!access.permissionsOf(person).contains(Permission.PEOPLE_MANAGE)) {
            return Optional.empty();
        }
        boolean another =
                jdbc
                        .sql(
                                "select id from identity_user where state = 'ACTIVE' and kind ="
                                        + " 'PERSON' and id <> ? order by created_at limit "
                                        + ASKED)
                        .param(person.value())
                        .query(UUID.class)
                        .list()
                        .stream()
                        .map(UserId::new)
                        .anyMatch(other ->
                                access.permissionsOf(other).contains(Permission.ROLES_MANAGE));
        return another
                ? Optional.empty()
                : Optional.of("This is the last administrator; make somebody else one first");
    }

    @Override
    public Erasure erase(UserId person) {
        sessions.endAll(person, "erased");
        jdbc.sql(
                        "delete from identity_refresh_token where session_id in (select id from"
                                + " identity_session where user_id = ?)")
                .param(person.value())
                .update();
        jdbc.sql(
                        "delete from identity_api_nonce where key_id in (select id from"
                                + " identity_api_key where user_id = ?)")
                .param(person.value())
                .update();
        List<String> erased = new ArrayList<>();
        erased.add("user name, display name, e-mail address and password");
        for (Part part : PARTS) {
            int rowsGone =
                    jdbc.sql("delete from " + part.table() + " where user_id = ?")
                            .param(person.value())
                            .update();
            if (rowsGone > 0) {
                erased.add(rowsGone + " " + part.words());
            }
        }
        store.erase(person, clock.instant());
        return new Erasure(
                erased,
                List.of(
                        new Erasure.Retained(
                                "the person's number, without anything that names them",
                                "what is retained elsewhere refers to it")));
    }
}
