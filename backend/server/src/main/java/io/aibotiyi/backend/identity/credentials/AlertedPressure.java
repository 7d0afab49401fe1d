package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Alerts.Severity;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Raises an alert for those responsible for security. A name that nobody has is not repeated:
 * people type passwords into that field.
 */
@Component
public final class AlertedPressure implements SignInPressure {

    private static final int LONGEST = 200;

    private final SecurityAlerts alerts;
    private final Users users;

    public AlertedPressure(SecurityAlerts alerts, Users users) {
        this.alerts = alerts;
        this.users = users;
    }

    @Override
    public void onName(String name, String origin, int attempts) {
        UserId person = users.byName(name).map(Users.User::id).orElse(null);
        alerts.raise(
                "identity.login.throttled",
                Severity.WARNING,
                person,
                Map.of("attempts", Integer.toString(attempts), "latestFrom", cut(origin)));
    }

    @Override
    public void onAddress(String address, int attempts) {
        alerts.raise(
                "identity.login.address-throttled",
                Severity.WARNING,
                null,
                Map.of("attempts", Integer.toString(attempts), "address", cut(address)));
    }

    @Override
    public void onCodes(UserId person, int attempts) {
        alerts.raise(
                "identity.factor.throttled",
                Severity.WARNING,
                person,
                Map.of("attempts", Integer.toString(attempts)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
