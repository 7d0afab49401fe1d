package io.aibotiyi.backend.access.roles;

import io.aibotiyi.backend.access.Permission;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Definitions of roles in the database. Runs in the caller's transaction. */
@Component
public final class RoleStore {

    private final JdbcClient jdbc;

    public RoleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All roles. A permission that this version of the backend does not know gives nothing. */
    public RoleGraph read() {
        Map<String, Set<String>> parents = pairs("select role, parent from access_role_parent");
        Map<String, Set<String>> codes =
                pairs("select role, permission from access_role_permission");
        return new RoleGraph(
                jdbc.sql("select name, title, built_in from access_role")
                        .query((rs, i) -> {
                            String name = rs.getString("name");
                            return new Role(
                                    name,
                                    rs.getString("title"),
                                    rs.getBoolean("built_in"),
                                    parents.getOrDefault(name, Set.of()),
                                    permissions(codes.getOrDefault(name, Set.of())));
                        })
                        .list());
    }

    private static Set<Permission> permissions(Set<String> codes) {
        Set<Permission> known = new HashSet<>();
        codes.forEach(code -> Permission.byCode(code).ifPresent(known::add));
        return known;
    }

    private Map<String, Set<String>> pairs(String sql) {
        Map<String, Set<String>> found = new HashMap<>();
        record Pair(String key, String value) {}
        List<Pair> rows =
                jdbc.sql(sql).query((rs, i) -> new Pair(rs.getString(1), rs.getString(2))).list();
        rows.forEach(p -> found.computeIfAbsent(p.key(), k -> new HashSet<>()).add(p.value()));
        return found;
    }

    /** Somebody has or had it, or asked for it. */
    public boolean used(String name) {
        return jdbc.sql(
                                "select (select count(*) from access_assignment where role = ?)"
                                        + " + (select count(*) from access_privilege where role = ?)"
                                        + " as used")
                        .params(name, name)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public void add(Role role, Instant now) {
        jdbc.sql("insert into access_role (name, title, built_in, created_at) values (?, ?, ?, ?)")
                .params(role.name(), role.title(), role.builtIn(), now.atOffset(ZoneOffset.UTC))
                .update();
        addParts(role);
    }

    public void change(Role role) {
        jdbc.sql("update access_role set title = ? where name = ?")
                .params(role.title(), role.name())
                .update();
        removeParts(role.name());
        addParts(role);
    }

    public void remove(String name) {
        removeParts(name);
        jdbc.sql("delete from access_role where name = ?").param(name).update();
    }

    private void addParts(Role role) {
        for (String parent : role.parents()) {
            jdbc.sql("insert into access_role_parent (role, parent) values (?, ?)")
                    .params(role.name(), parent)
                    .update();
        }
        for (Permission permission : role.permissions()) {
            jdbc.sql("insert into access_role_permission (role, permission) values (?, ?)")
                    .params(role.name(), permission.code())
                    .update();
        }
    }

    private void removeParts(String name) {
        jdbc.sql("delete from access_role_parent where role = ?").param(name).update();
        jdbc.sql("delete from access_role_permission where role = ?").param(name).update();
    }
}
