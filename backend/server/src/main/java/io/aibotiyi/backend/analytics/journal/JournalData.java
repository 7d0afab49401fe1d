package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.personal.PersonalRows;
import io.aibotiyi.domain.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Journals as personal data. Pictures are told with their size and hash; their owner gets the
 * picture itself from the journal.
 */
@Configuration(proxyBeanMethods = false)
class JournalData {

    @Bean
    PersonalDataHolder journalOfAPerson(JdbcClient jdbc) {
        return new Holder(jdbc);
    }

    private record Holder(JdbcClient jdbc) implements PersonalDataHolder {

        /** In the order in which they can be emptied. */
        private static final List<String> TABLES =
                List.of(
                        "analytics_snapshot",
                        "analytics_picture",
                        "analytics_entry_tag",
                        "analytics_tag",
                        "analytics_entry_leg",
                        "analytics_entry_fee",
                        "analytics_entry_funding",
                        "analytics_entry",
                        "analytics_journal");

        @Override
        public String section() {
            return "journal";
        }

        @Override
        public Set<String> tables() {
            return Set.copyOf(TABLES);
        }

        @Override
        public Map<String, Object> export(UserId person) {
            PersonalRows rows = new PersonalRows(jdbc);
            Map<String, Object> all = new LinkedHashMap<>();
            all.put(
                    "entries",
                    rows.of(
                            "select id, account_id, venue, symbol, direction, state, entry_at,"
                                    + " exit_at, entry_quantity, gross, fees, funding, net,"
                                    + " currency, rating, notes from analytics_entry where person ="
                                    + " ? order by id",
                            person));
            all.put(
                    "tags",
                    rows.of(
                            "select x.entry_id, t.name from analytics_tag t left join"
                                    + " analytics_entry_tag x on x.tag_id = t.id where t.person = ?"
                                    + " order by t.folded, x.entry_id",
                            person));
            all.put(
                    "snapshots",
                    rows.of(
                            "select s.id, s.entry_id, s.caption, s.added_at, s.hash, p.bytes from"
                                    + " analytics_snapshot s join analytics_picture p on p.person ="
                                    + " s.person and p.hash = s.hash where s.person = ? order by"
                                    + " s.id",
                            person));
            return all;
        }

        @Override
        public Erasure erase(UserId person) {
            Map<String, Integer> gone = new LinkedHashMap<>();
            for (String table : TABLES) {
                gone.put(
                        table,
                        jdbc.sql("delete from " + table + " where person = ?")
                                .param(person.value())
                                .update());
            }
            return new Erasure(
                    List.of(
                            gone.get("analytics_entry")
                                    + " journal entries, "
                                    + gone.get("analytics_tag")
                                    + " tags and "
                                    + gone.get("analytics_picture")
                                    + " chart snapshots"),
                    List.of());
        }
    }
}
