package io.aibotiyi.backend.access.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.access.Permission;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoleGraphTest {

    private static Role role(String name, Set<String> parents, Permission... permissions) {
        return new Role(name, name, false, parents, Set.of(permissions));
    }

    @Test
    @DisplayName("F4 a role inherits what its ancestors bring (ASVS 8.2.1)")
    void inheritsFromAncestors() {
        RoleGraph graph =
                new RoleGraph(
                        List.of(
                                role("A", Set.of(), Permission.MARKET_READ),
                                role("B", Set.of("A"), Permission.ORDER_PLACE),
                                role("C", Set.of("B"))));

        assertThat(graph.permissions("C"))
                .containsExactlyInAnyOrder(Permission.MARKET_READ, Permission.ORDER_PLACE);
        assertThat(graph.path("C", Permission.MARKET_READ)).isEqualTo("C > B > A");
        assertThat(graph.permissions("A")).containsExactly(Permission.MARKET_READ);
        assertThat(graph.bringing(Permission.ORDER_PLACE)).containsExactly("B", "C");
    }

    @Test
    @DisplayName("F4 a cycle of any length is refused, and a parent that does not exist")
    void refusesCycles() {
        RoleGraph graph =
                new RoleGraph(
                        List.of(
                                role("A", Set.of()),
                                role("B", Set.of("A")),
                                role("C", Set.of("B"))));

        assertThatThrownBy(() -> graph.with(role("A", Set.of("C"))))
                .isInstanceOf(CyclicRolesException.class)
                .hasMessageContaining("inherit from itself");
        assertThatThrownBy(() -> graph.with(role("D", Set.of("D"))))
                .isInstanceOf(CyclicRolesException.class);
        assertThatThrownBy(() -> graph.with(role("D", Set.of("NONE"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NONE");
    }

    @Test
    @DisplayName("F4 in random graphs no permission appears that no path gives, and none is lost")
    void bringsExactlyWhatPathsGive() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Role> roles = randomRoles(random);
            RoleGraph graph = new RoleGraph(roles);
            for (Role role : roles) {
                EnumSet<Permission> expected = EnumSet.noneOf(Permission.class);
                walk(roles, role.name(), expected, new HashSet<>());
                assertThat(graph.permissions(role.name()))
                        .as("seed %d round %d role %s of %s", seed, round, role.name(), roles)
                        .containsExactlyInAnyOrderElementsOf(expected);
                for (Permission permission : expected) {
                    String[] path = graph.path(role.name(), permission).split(" > ");
                    assertThat(path[0]).isEqualTo(role.name());
                    assertThat(byName(roles, path[path.length - 1]).permissions())
                            .as("seed %d", seed)
                            .contains(permission);
                }
            }
        }
    }

    /** Parents come earlier, so there is no cycle. */
    private static List<Role> randomRoles(Random random) {
        Permission[] all = Permission.values();
        List<Role> roles = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            Set<String> parents = new HashSet<>();
            for (int j = 0; j < i; j++) {
                if (random.nextInt(4) == 0) {
                    parents.add("R" + j);
                }
            }
            EnumSet<Permission> own = EnumSet.noneOf(Permission.class);
            for (int k = random.nextInt(4); k > 0; k--) {
                own.add(all[random.nextInt(all.length)]);
            }
            roles.add(new Role("R" + i, "r", false, parents, own));
        }
        return roles;
    }

    private static Role byName(List<Role> roles, String name) {
        return roles.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    }

    private static void walk(
            List<Role> roles, String name, Set<Permission> found, Set<String> seen) {
        if (!seen.add(name)) {
            return;
        }
        Role role = byName(roles, name);
        found.addAll(role.permissions());
        role.parents().forEach(p -> walk(roles, p, found, seen));
    }
}
