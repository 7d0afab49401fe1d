package io.aibotiyi.backend.privacy.retention;

import io.aibotiyi.backend.personal.AgedRows;
import io.aibotiyi.backend.personal.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this module itself deletes. */
@Configuration(proxyBeanMethods = false)
class PrivacyRules {

    /** An erasure's record has to outlive the longest backup, to be repeated after a restore. */
    @Bean
    RetentionRule finishedRequests(JdbcClient jdbc) {
        return new AgedRows(
                "privacy.requests",
                "Finished exports, and cancelled, refused and failed requests, from their end on",
                365,
                30,
                3_650,
                jdbc,
                "select id from privacy_request where finished_at < ? and not (kind = 'ERASURE' and"
                        + " state = 'DONE')",
                "delete from privacy_request where id = ?");
    }
}
