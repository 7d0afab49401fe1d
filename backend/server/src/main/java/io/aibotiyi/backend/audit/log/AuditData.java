package io.aibotiyi.backend.audit.log;

import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.personal.PersonalRows;
import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The log's entries by and about a person. None is ever removed: that would break the chain. What
 * is personal in them is sealed under the person's key, which erasing destroys.
 */
@Component
final class AuditData implements PersonalDataHolder {

    private final JdbcClient jdbc;

    AuditData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "audit";
    }

    @Override
    public Set<String> tables() {
        return Set.of("audit_entry");
    }

    @Override
    public Map<String, Object> export(UserId person) {
        PersonalRows rows = new PersonalRows(jdbc);
        String columns =
                "select seq, happened, action, outcome, object, session, device, address, agent,"
                        + " details from audit_entry ";
        return Map.of(
                "actsOfYours",
                rows.with(columns + "where actor = ? order by seq", person.toString()),
                "actsAboutYou",
                rows.with(
                        "select seq, happened, action, outcome, details from audit_entry where"
                                + " object = ? order by seq",
                        "user:" + person));
    }

    @Override
    public Erasure erase(UserId person) {
        long entries =
                jdbc.sql(
                                "select count(*) from audit_entry where actor = ? or subject = ? or"
                                        + " object = ?")
                        .params(person.toString(), person.toString(), "user:" + person)
                        .query(Long.class)
                        .single();
        return new Erasure(
                List.of("the readable form of personal facts in the log"),
                List.of(
                        new Erasure.Retained(
                                entries + " entries, by number, with addresses and agents",
                                "security of processing and the log's integrity, GDPR articles 32"
                                        + " and 17(3)(e)")));
    }
}
