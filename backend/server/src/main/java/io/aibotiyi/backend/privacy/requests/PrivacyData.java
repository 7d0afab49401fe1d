package io.aibotiyi.backend.privacy.requests;

import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.personal.PersonalRows;
import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** This module's own rows about a person. */
@Component
final class PrivacyData implements PersonalDataHolder {

    private final JdbcClient jdbc;
    private final PersonalRows rows;
    private final RequestStore requests;

    PrivacyData(JdbcClient jdbc, RequestStore requests) {
        this.jdbc = jdbc;
        this.rows = new PersonalRows(jdbc);
        this.requests = requests;
    }

    @Override
    public String section() {
        return "privacy";
    }

    @Override
    public Set<String> tables() {
        return Set.of("privacy_request", "privacy_consent");
    }

    @Override
    public Map<String, Object> export(UserId person) {
        return Map.of(
                "requests",
                rows.of(
                        "select kind, state, reason, created_at, due_at, finished_at from"
                                + " privacy_request where person = ? order by created_at, id",
                        person),
                "consents",
                rows.of(
                        "select purpose, version, given, chosen_at, address from privacy_consent"
                                + " where person = ? order by id",
                        person));
    }

    @Override
    public Erasure erase(UserId person) {
        int words = requests.forgetWords(person);
        int addresses =
                jdbc.sql(
                                "update privacy_consent set address = null where person = ? and"
                                        + " address is not null")
                        .param(person.value())
                        .update();
        return new Erasure(
                List.of(words + " reasons and archives", addresses + " addresses of choices"),
                List.of(
                        new Erasure.Retained(
                                "requests and consents, without names, addresses and words",
                                "proof of having fulfilled them, GDPR article 5(2)")));
    }
}
