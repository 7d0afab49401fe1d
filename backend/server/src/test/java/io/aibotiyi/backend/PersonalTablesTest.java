package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.personal.PersonalDataHolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Derived from the tables that there are, so that a new one is looked at by itself. */
class PersonalTablesTest {

    /** Columns by which a row is about somebody. Who granted, decided or opened is an actor. */
    private static final Set<String> PEOPLE =
            Set.of(
                    "user_id",
                    "person",
                    "person_id",
                    "owner",
                    "subject",
                    "delegator",
                    "delegate",
                    "requester",
                    "reviewed");

    /** Tables with such a column that need no holder, and why. */
    private static final Map<String, String> NOT_PERSONAL =
            Map.of(
                    "vault_data_key",
                    "holds wrapped keys only; the vault destroys the person's itself");

    @TempDir Path home;

    @Test
    @DisplayName("G1 every table about people belongs to a module that exports and erases it")
    void everyPersonalTableHasAHolder() {
        try (Backend backend =
                Backend.start(BackendOptions.embedded(home, "a-secret-of-the-embedding-process"))) {
            JdbcClient jdbc = backend.context().getBean(JdbcClient.class);
            List<PersonalDataHolder> holders =
                    List.copyOf(
                            backend.context().getBeansOfType(PersonalDataHolder.class).values());
            Set<String> held =
                    holders.stream()
                            .flatMap(h -> h.tables().stream())
                            .collect(Collectors.toCollection(TreeSet::new));
            Set<String> about =
                    jdbc
                            .sql(
                                    "select lower(table_name), lower(column_name) from"
                                            + " information_schema.columns where"
                                            + " lower(table_schema) = 'public'")
                            .query((rs, i) -> Map.entry(rs.getString(1), rs.getString(2)))
                            .list()
                            .stream()
                            .filter(column -> PEOPLE.contains(column.getValue()))
                            .map(Map.Entry::getKey)
                            .filter(table -> !NOT_PERSONAL.containsKey(table))
                            .collect(Collectors.toCollection(TreeSet::new));

            assertThat(about).contains("identity_api_key", "trading_account", "privacy_request");
            assertThat(held)
                    .as("a PersonalDataHolder names each table with one of %s", PEOPLE)
                    .containsAll(about);
            assertThat(holders.stream().map(PersonalDataHolder::section).toList())
                    .doesNotHaveDuplicates();
        }
    }
}
