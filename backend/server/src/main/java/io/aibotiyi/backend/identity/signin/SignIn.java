package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.EmbeddedAccess;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.backend.identity.RequestSignatures;
import io.aibotiyi.backend.identity.credentials.LoginThrottle;
import io.aibotiyi.backend.identity.credentials.PasswordProof;
import io.aibotiyi.backend.identity.credentials.Passwords;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.backend.identity.credentials.SetupSecret;
import io.aibotiyi.backend.identity.people.Owner;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.sessions.Sessions;
import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Refresh;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.signing.SignedParts;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Proves who somebody is, then leaves the session to {@link Sessions}. */
@Service
public final class SignIn implements Identity {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final String SETUP = "(setup)";

    private final Owner owner;
    private final Sessions sessions;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final SetupSecret setupSecret;
    private final EmbeddedAccess embedded;
    private final RequestSignatures signatures;
    private final PasswordProof proof;
    private final SecondFactors seconds;
    private final Entrance entrance;

    public SignIn(
            Owner owner,
            Sessions sessions,
            Passwords passwords,
            LoginThrottle throttle,
            SetupSecret setupSecret,
            EmbeddedAccess embedded,
            RequestSignatures signatures,
            PasswordProof proof,
            SecondFactors seconds,
            Entrance entrance) {
        this.signatures = signatures;
        this.owner = owner;
        this.sessions = sessions;
        this.passwords = passwords;
        this.throttle = throttle;
        this.setupSecret = setupSecret;
        this.embedded = embedded;
        this.proof = proof;
        this.seconds = seconds;
        this.entrance = entrance;
        if (setupRequired()) {
            setupSecret.issue();
        }
    }

    @Override
    public boolean setupRequired() {
        return !embedded.embedded() && !owner.hasPassword();
    }

    @Override
    public Optional<String> setupSecret() {
        return setupSecret.shown();
    }

    @Override
    public Session setUp(Setup request, ClientDescription from) {
        if (!setupRequired()) {
            throw new ProblemException(
                    ErrorCode.SETUP_DONE, "This backend is set up already; sign in instead");
        }
        throttle.attempt(SETUP, from.address());
        if (!setupSecret.matches(request.secret())) {
            throw new ProblemException(
                    ErrorCode.BAD_SETUP_SECRET,
                    "The setup secret is the one printed or shown at the latest start",
                    "secret");
        }
        String name = normal(request.username());
        if (!NAME.matcher(name).matches()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "A user name has 1 to 64 letters, digits or . _ @ - and begins with a letter"
                            + " or digit",
                    "username");
        }
        passwords.requireAcceptable(request.password(), name);
        Users.User user = owner.claim(name, passwords.hash(request.password()));
        setupSecret.withdraw();
        throttle.succeeded(SETUP, from.address());
        return entrance.open(user, Set.of(Factor.PASSWORD), from);
    }

    @Override
    public Session login(Login request, ClientDescription from) {
        if (setupRequired()) {
            throw new ProblemException(
                    ErrorCode.SETUP_REQUIRED,
                    "Create the first administrator with the setup secret first");
        }
        Users.User user = proof.prove(request.username(), request.password(), from);
        if (!seconds.of(user.id()).isEmpty()) {
            throw new ProblemException(
                    ErrorCode.SECOND_FACTOR_REQUIRED,
                    "This account has a second factor; sign in through POST /api/v1/sign-in");
        }
        return entrance.open(user, Set.of(Factor.PASSWORD), from);
    }

    @Override
    public Session loginEmbedded(EmbeddedLogin request, ClientDescription from) {
        String secret = embedded.secret();
        if (secret == null || !Secrets.same(secret, request.secret())) {
            throw new ProblemException(
                    ErrorCode.BAD_CREDENTIALS, "That is not the secret of this process");
        }
        return entrance.open(owner.findOrCreate(), Set.of(Factor.EMBEDDED), from);
    }

    @Override
    public Session refresh(Refresh request, ClientDescription from) {
        return sessions.refresh(request.refreshToken(), from);
    }

    @Override
    public void logout(AuthenticatedUser user) {
        sessions.end(user, "signed out");
    }

    @Override
    public AuthenticatedUser authenticate(PresentedToken presented) {
        return presented.token().startsWith(SignedParts.STREAM_TOKEN)
                ? signatures.authenticateStream(presented.token(), presented.address())
                : sessions.authenticate(presented);
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
