package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.personal.AgedRows;
import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.personal.PersonalRows;
import io.aibotiyi.backend.personal.RetentionRule;
import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alerts as personal data, and when their firings are old. */
@Configuration(proxyBeanMethods = false)
class AlertData {

    @Bean
    PersonalDataHolder alertsOfAPerson(JdbcClient jdbc) {
        return new Holder(jdbc);
    }

    @Bean
    RetentionRule oldFirings(JdbcClient jdbc) {
        return new AgedRows(
                "analytics.firings",
                "Firings of alerts, from the day they were told on",
                180,
                7,
                3_650,
                jdbc,
                "select id from analytics_firing where at < ?",
                "delete from analytics_firing where id = ?");
    }

    private record Holder(JdbcClient jdbc) implements PersonalDataHolder {

        @Override
        public String section() {
            return "analytics";
        }

        @Override
        public Set<String> tables() {
            return Set.of("analytics_alert", "analytics_firing");
        }

        @Override
        public Map<String, Object> export(UserId person) {
            PersonalRows rows = new PersonalRows(jdbc);
            return Map.of(
                    "alerts",
                    rows.of(
                            "select id, terms, state, expires_at, firings, fired_at, created_at"
                                    + " from analytics_alert where person = ? order by id",
                            person),
                    "firings",
                    rows.of(
                            "select alert_id, venue, symbol, at, what, reached, note, told from"
                                    + " analytics_firing where person = ? order by id",
                            person));
        }

        @Override
        public Erasure erase(UserId person) {
            int alerts = delete("delete from analytics_alert where person = ?", person);
            int firings = delete("delete from analytics_firing where person = ?", person);
            return new Erasure(
                    List.of(alerts + " alerts and " + firings + " of their firings"), List.of());
        }

        private int delete(String sql, UserId person) {
            return jdbc.sql(sql).param(person.value()).update();
        }
    }
}
