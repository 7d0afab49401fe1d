package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Refresh;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.Access.UserView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Anyone may sign in; tokens live as long as the test says. */
final class FakeIdentity implements Identity {

    private final Map<String, AuthenticatedUser> tokens = new ConcurrentHashMap<>();
    private final Map<String, UserId> users = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final AtomicInteger counter = new AtomicInteger();
    final AtomicInteger authentications = new AtomicInteger();
    volatile @Nullable CountDownLatch stuck;
    volatile Duration life = Duration.ofMinutes(15);

    FakeIdentity(InstantSource clock) {
        this.clock = clock;
    }

    Session signIn(String name) {
        return issue(name, UUID.nameUUIDFromBytes(new byte[] {(byte) counter.incrementAndGet()}));
    }

    private Session issue(String name, UUID session) {
        int n = counter.incrementAndGet();
        UserId id = users.computeIfAbsent(name, u -> new UserId(new UUID(u.hashCode(), 1)));
        AuthenticatedUser user =
                AuthenticatedUser.person(
                        id,
                        name,
                        List.of(AuthenticatedUser.CUSTOMER),
                        session,
                        clock.instant(),
                        Set.of(Factor.PASSWORD),
                        clock.instant().plus(life));
        tokens.put("access-" + n, user);
        tokens.put("refresh-" + n, user);
        return new Session(
                "access-" + n,
                user.expires(),
                "refresh-" + n,
                new UserView(id, name, user.roles()),
                List.of());
    }

    UserId user(String name) {
        return users.getOrDefault(name, new UserId(new UUID(0, 0)));
    }

    @Override
    public boolean setupRequired() {
        return false;
    }

    @Override
    public Optional<String> setupSecret() {
        return Optional.empty();
    }

    @Override
    public Session setUp(Setup request, ClientDescription from) {
        return signIn(request.username());
    }

    @Override
    public Session login(Login request, ClientDescription from) {
        return signIn(request.username());
    }

    @Override
    public Session loginEmbedded(EmbeddedLogin request, ClientDescription from) {
        return signIn("owner");
    }

    @Override
    public Session refresh(Refresh request, ClientDescription from) {
        AuthenticatedUser user = tokens.remove(request.refreshToken());
        if (user == null) {
            throw new ProblemException(ErrorCode.SESSION_EXPIRED, "Used before.");
        }
        return issue(user.username(), user.session());
    }

    @Override
    public void logout(AuthenticatedUser user) {
        tokens.values().removeIf(u -> u.session().equals(user.session()));
    }

    @Override
    public AuthenticatedUser authenticate(PresentedToken presented) {
        authentications.incrementAndGet();
        CountDownLatch latch = stuck;
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        AuthenticatedUser user = tokens.get(presented.token());
        if (user == null) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "Not one of ours.");
        }
        if (!user.expires().isAfter(clock.instant())) {
            throw new ProblemException(ErrorCode.SESSION_EXPIRED, "It has ended.");
        }
        return user;
    }
}
