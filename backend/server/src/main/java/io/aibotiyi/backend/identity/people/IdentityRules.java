package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.personal.AgedRows;
import io.aibotiyi.backend.personal.RetentionRule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What identity deletes when it is old. */
@Configuration(proxyBeanMethods = false)
class IdentityRules {

    @Bean
    RetentionRule oldInvitations(JdbcClient jdbc) {
        return new AgedRows(
                "identity.invitations",
                "Invitations that nobody accepted, from their expiry on",
                7,
                0,
                90,
                jdbc,
                "select user_id from identity_invitation where expires_at < ?",
                "delete from identity_invitation where user_id = ?");
    }

    @Bean
    RetentionRule oldApiKeys(JdbcClient jdbc) {
        return new AgedRows(
                "identity.api-keys",
                "API keys, from their expiry on",
                180,
                1,
                3_650,
                jdbc,
                "select id from identity_api_key where expires_at < ?",
                "delete from identity_api_key where id = ?");
    }

    /** Tokens go with their session. */
    @Bean
    RetentionRule oldSessions(JdbcClient jdbc) {
        return new OldSessions(jdbc);
    }

    private record OldSessions(JdbcClient jdbc) implements RetentionRule {

        @Override
        public String name() {
            return "identity.sessions";
        }

        @Override
        public String text() {
            return "Sessions with their addresses and agents, from their expiry on";
        }

        @Override
        public int defaultDays() {
            return 30;
        }

        @Override
        public int shortestDays() {
            return 1;
        }

        @Override
        public int longestDays() {
            return 365;
        }

        @Override
        public int deleteOlderThan(Instant before, int limit) {
            var sessions =
                    jdbc.sql("select id from identity_session where expires_at < ? limit " + limit)
                            .param(before.atOffset(ZoneOffset.UTC))
                            .query(UUID.class)
                            .list();
            for (UUID session : sessions) {
                jdbc.sql("delete from identity_refresh_token where session_id = ?")
                        .param(session)
                        .update();
                jdbc.sql("delete from identity_session where id = ?").param(session).update();
            }
            return sessions.size();
        }
    }
}
