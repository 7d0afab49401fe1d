package io.aibotiyi.backend.notifications.inbox;

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

/** Notices as personal data, and when they are old. */
@Configuration(proxyBeanMethods = false)
class NoticeData {

    @Bean
    PersonalDataHolder noticesOfAPerson(JdbcClient jdbc) {
        return new Holder(jdbc);
    }

    @Bean
    RetentionRule oldNotices(JdbcClient jdbc) {
        return new AgedRows(
                "notifications.notices",
                "Notices, from the day they were told on",
                180,
                7,
                3_650,
                jdbc,
                "select id from notifications_notice where created_at < ?",
                "delete from notifications_notice where id = ?");
    }

    private record Holder(JdbcClient jdbc) implements PersonalDataHolder {

        @Override
        public String section() {
            return "notifications";
        }

        @Override
        public Set<String> tables() {
            return Set.of("notifications_notice");
        }

        @Override
        public Map<String, Object> export(UserId person) {
            return Map.of(
                    "notices",
                    new PersonalRows(jdbc)
                            .of(
                                    "select kind, details, created_at, read_at from"
                                            + " notifications_notice where person = ? order by id",
                                    person));
        }

        @Override
        public Erasure erase(UserId person) {
            int notices =
                    jdbc.sql("delete from notifications_notice where person = ?")
                            .param(person.value())
                            .update();
            return new Erasure(List.of(notices + " notices"), List.of());
        }
    }
}
