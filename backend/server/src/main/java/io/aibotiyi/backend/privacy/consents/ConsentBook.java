package io.aibotiyi.backend.privacy.consents;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.privacy.Consents;
import io.aibotiyi.backend.privacy.PrivacySettings;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Privacy.ChooseConsent;
import io.aibotiyi.protocol.Privacy.ConsentEntry;
import io.aibotiyi.protocol.Privacy.ConsentView;
import io.aibotiyi.protocol.Privacy.Purpose;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Choices in the database; rows are only ever added. */
@Service
public final class ConsentBook implements Consents {

    private static final int SHOWN = 1_000;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final PrivacySettings settings;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public ConsentBook(
            JdbcClient jdbc,
            AuditLog audit,
            PrivacySettings settings,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<ConsentView> of(UserId person) {
        return settings.purposes().stream().map(purpose -> view(person, purpose)).toList();
    }

    @Override
    public boolean given(UserId person, String purpose) {
        return settings.purposes().stream()
                .filter(p -> p.name().equals(purpose))
                .anyMatch(p -> view(person, p).given());
    }

    @Override
    public ConsentView choose(UserId person, String purpose, ChooseConsent choice) {
        Purpose found =
                settings.purposes().stream()
                        .filter(p -> p.name().equals(purpose))
                        .findFirst()
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND, "There is no such purpose"));
        if (choice.version() != found.version()) {
            throw new ProblemException(
                    ErrorCode.CONFLICT,
                    "The text has version " + found.version() + " now; read it first",
                    "version");
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql(
                            "insert into privacy_consent (id, person, purpose, version, given,"
                                    + " chosen_at, address) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            ids.next(),
                            person.value(),
                            purpose,
                            choice.version(),
                            choice.given(),
                            clock.instant().atOffset(ZoneOffset.UTC),
                            CallContext.current().address())
                    .update();
            audit.append(
                    AuditEvent.done(
                                    choice.given()
                                            ? "privacy.consent.given"
                                            : "privacy.consent.withdrawn",
                                    "user:" + person)
                            .with(
                                    Map.of(
                                            "purpose",
                                            purpose,
                                            "version",
                                            String.valueOf(choice.version()))));
        });
        return view(person, found);
    }

    @Override
    public List<ConsentEntry> history(UserId person) {
        return jdbc.sql(
                        "select purpose, version, given, chosen_at, address from privacy_consent"
                                + " where person = ? order by id desc limit "
                                + SHOWN)
                .param(person.value())
                .query((rs, i) -> {
                    String address = rs.getString("address");
                    return new ConsentEntry(
                            rs.getString("purpose"),
                            rs.getInt("version"),
                            rs.getBoolean("given"),
                            rs.getObject("chosen_at", OffsetDateTime.class).toInstant(),
                            address == null ? "" : address);
                })
                .list();
    }

    private ConsentView view(UserId person, Purpose purpose) {
        Optional<ConsentEntry> last =
                jdbc.sql(
                                "select version, given, chosen_at from privacy_consent where person"
                                        + " = ? and purpose = ? order by id desc limit 1")
                        .params(person.value(), purpose.name())
                        .query((rs, i) ->
                                new ConsentEntry(
                                        purpose.name(),
                                        rs.getInt("version"),
                                        rs.getBoolean("given"),
                                        rs.getObject("chosen_at", OffsetDateTime.class).toInstant(),
                                        ""))
                        .optional();
        return new ConsentView(
                purpose,
                last.map(ConsentEntry::version).orElse(null),
                last.filter(c -> c.given() && c.version() == purpose.version()).isPresent(),
                last.map(ConsentEntry::time).orElse(null));
    }
}
