package io.aibotiyi.backend.access;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every permission there is. The code is stable for ever: it is on the wire, in policies and in
 * assignments.
 */
public enum Permission {
    // one's own
    SELF_READ("self:read", "See one's own profile, sessions, devices and notices"),
    SELF_CHANGE("self:change", "Change one's own profile, end own sessions"),
    SELF_SECURITY("self:security", "Change one's own credentials and factors", true),
    API_KEYS("api-keys:own", "Make and revoke one's own API keys", true),
    MARKET_READ("market:read", "See markets, candles, books and trades"),
    REPLAY_CONTROL("replay:control", "Open and steer replays"),
    ACCOUNT_READ("account:read", "See one's own accounts, orders, fills and positions"),
    ORDER_PLACE("order:place", "Place and cancel orders"),
    MARKET_ALERTS("market-alerts:own", "Set one's own market alerts"),
    JOURNAL("journal:own", "Write in one's own trading journal"),
    CONNECTIONS("connections:own", "Connect one's own accounts at exchanges", true),
    PRIVACY_REQUEST("privacy:own", "Export or erase one's own data, give and withdraw consent"),
    PRIVILEGE_REQUEST("privilege:request", "Ask for a temporary privilege"),
    BREAK_GLASS("privilege:break-glass", "Take a privilege at once in an emergency", true),
    DELEGATE("delegation:own", "Delegate own permissions to somebody else", true),
    // people
    PEOPLE_READ("people:read", "See people and their lifecycle"),
    PEOPLE_MANAGE("people:manage", "Invite, disable and enable people, reset credentials", true),
    SESSIONS_READ("sessions:read", "See everybody's sessions and devices"),
    SESSIONS_END("sessions:end", "Sign others out"),
    KEYS_READ("api-keys:read", "See everybody's API keys"),
    KEYS_MANAGE("api-keys:manage", "Revoke others' API keys, run service accounts", true),
    // access
    ROLES_READ("roles:read", "See roles, permissions and assignments"),
    ROLES_MANAGE("roles:manage", "Change roles and assignments", true),
    POLICIES_READ("policies:read", "See policies and try them"),
    POLICIES_MANAGE("policies:manage", "Deploy and withdraw policies", true),
    APPROVALS_READ("approvals:read", "See what waits for approval"),
    APPROVALS_DECIDE("approvals:decide", "Approve or refuse others' requests", true),
    REVIEWS_READ("reviews:read", "See access reviews"),
    REVIEWS_MANAGE("reviews:manage", "Open access reviews and certify access", true),
    // the backend
    AUDIT_READ("audit:read", "Search the audit log and check its proofs"),
    AUDIT_EXPORT("audit:export", "Export the audit log", true),
    PRIVACY_MANAGE("privacy:manage", "Work off privacy requests, retention", true),
    LEDGER_AUDIT("ledger:audit", "Prove the ledger"),
    RISK_READ("risk:read", "See everybody's risk limits and halts"),
    RISK_MANAGE("risk:manage", "Set everybody's risk limits, halt and resume trading", true),
    SYSTEM_READ("system:read", "See health, queues, feeds, limits and alerts"),
    ALERTS_HANDLE("alerts:handle", "Acknowledge security alerts"),
    CONFIG_READ("config:read", "See configuration and feature flags"),
    CONFIG_MANAGE("config:manage", "Change configuration and feature flags", true),
    SIGNING_KEYS_ROTATE("signing-keys:rotate", "Rotate the token signing keys", true),
    VAULT_KEYS_ROTATE("vault-keys:rotate", "Rotate the vault's key-encryption key", true);

    private static final Set<Permission> PERSONAL =
            Set.of(
                    SELF_READ,
                    SELF_CHANGE,
                    SELF_SECURITY,
                    API_KEYS,
                    ACCOUNT_READ,
                    ORDER_PLACE,
                    MARKET_ALERTS,
                    JOURNAL,
                    CONNECTIONS,
                    PRIVACY_REQUEST,
                    PRIVILEGE_REQUEST,
                    BREAK_GLASS,
                    DELEGATE);

    private final String code;
    private final String text;
    private final boolean sensitive;

    Permission(String code, String text) {
        this(code, text, false);
    }

    Permission(String code, String text, boolean sensitive) {
        this.code = code;
        this.text = text;
        this.sensitive = sensitive;
    }

    /** On the wire: {@code order:place}. */
    public String code() {
        return code;
    }

    /** One sentence for a person. */
    public String text() {
        return text;
    }

    /** Needs a recent proof of who it is. */
    public boolean sensitive() {
        return sensitive;
    }

    /**
     * Is about what belongs to the person themselves, or hands rights on; nobody else can have it
     * by delegation.
     */
    public boolean personal() {
        return PERSONAL.contains(this);
    }

    public static Optional<Permission> byCode(String code) {
        return Stream.of(values()).filter(p -> p.code.equals(code)).findFirst();
    }
}
