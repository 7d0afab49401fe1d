package io.aibotiyi.protocol;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests and answers of setting up and signing in. */
public final class Access {

    private Access() {}

    /** Creates the first administrator; the secret was printed or shown at the first start. */
    public record Setup(String secret, String username, String password) {
        @Override
        public String toString() {
            return "Setup[username=" + username + "]";
        }
    }

    public record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[username=" + username + "]";
        }
    }

    /** The one-time secret that a workstation gave the backend it started in its own process. */
    public record EmbeddedLogin(String secret) {
        @Override
        public String toString() {
            return "EmbeddedLogin[]";
        }
    }

    public record Refresh(String refreshToken) {
        @Override
        public String toString() {
            return "Refresh[]";
        }
    }

    /**
     * @param accessToken bearer token for REST and streams
     * @param accessExpires when it ends (15 minutes after issue)
     * @param refreshToken single use, gets the next pair
     */
    public record Session(
            String accessToken,
            Instant accessExpires,
            String refreshToken,
            UserView user,
            List<AccountView> accounts) {
        @Override
        public String toString() {
            return "Session[user=" + user + ", accessExpires=" + accessExpires + "]";
        }
    }

    public record UserView(UserId id, String username, List<String> roles) {}

    public record AccountView(
            AccountId id, String name, TradingMode mode, String currency, @Nullable String note) {}
}
