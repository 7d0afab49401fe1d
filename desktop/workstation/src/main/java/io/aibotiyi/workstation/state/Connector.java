package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ServerCertificate;
import io.aibotiyi.client.SignIns;
import io.aibotiyi.client.Streams.ConnectionState;
import io.aibotiyi.client.Streams.Subscription;
import io.aibotiyi.protocol.Access;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.People.Accepted;
import io.aibotiyi.protocol.ServerInfo;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.workstation.state.Link.Phase;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a backend, signs in and watches the connection. Its methods return at once; the outcome
 * shows in {@link #link}. All work runs in order on one executor; a browser is waited for on
 * another.
 */
public final class Connector {

    /** How long a person may take in the browser. */
    private static final Duration BROWSER_PATIENCE = Duration.ofMinutes(10);

    private final Backends backends;
    private final Executor work;
    private final Executor urgent;
    private final BrowserTurns browser;
    private final FxBridge bridge;
    private final Live<Link> link;
    private final Live<Optional<Flow>> flow;
    private final Live<Optional<TrustQuestion>> question;
    private final Live<List<OAuth.Provider>> providers;
    private final Consumer<AibotClient> connected;
    private final Runnable left;
    private final Runnable regained;
    private volatile @Nullable AibotClient client;
    private @Nullable Subscription watching;

    /**
     * @param urgent where a browser is waited for
     * @param connected given the signed-in client
     * @param left called before another backend is approached
     * @param regained called when a lost connection is back
     */
    Connector(
            FxBridge bridge,
            Backends backends,
            Executor work,
            Executor urgent,
            Live<Link> link,
            Consumer<AibotClient> connected,
            Runnable left,
            Runnable regained) {
        this.bridge = bridge;
        flow = new Live<>(bridge, Optional.empty());
        question = new Live<>(bridge, Optional.empty());
        providers = new Live<>(bridge, List.of());
        this.backends = backends;
        this.work = work;
        this.urgent = urgent;
        browser = new BrowserTurns(bridge, BROWSER_PATIENCE);
        this.link = link;
        this.connected = connected;
        this.left = left;
        this.regained = regained;
    }

    public Live<Link> link() {
        return link;
    }

    /** Leaves the present backend and goes to another. */
    public void connect(Target target) {
        browser.leave();
        work.execute(() -> {
            leave();
            switch (target) {
                case Target.Embedded e -> startEmbedded(e);
                case Target.Remote r -> approach(r);
            }
        });
    }

    /** The certificate that a person has to decide about; empty while there is none. */
    public Live<Optional<TrustQuestion>> question() {
        return question;
    }

    /** Trusts the certificate that was shown from now on, and goes there. */
    public void trust(TrustQuestion decided) {
        judge(decided, t -> t.pin(decided.address(), decided.shown().fingerprint()));
    }

    /** Forgets the certificate that was trusted there, and asks anew. */
    public void distrust(TrustQuestion decided) {
        judge(decided, t -> t.forget(decided.address()));
    }

    /** Trusts nothing and goes nowhere. */
    public void decline() {
        question.set(Optional.empty());
    }

    private void judge(TrustQuestion decided, Consumer<CertificateTrust> decision) {
        work.execute(() -> {
            Target.Remote target = new Target.Remote(decided.address());
            try {
                backends.trust().ifPresent(decision);
            } catch (RuntimeException e) {
                question.set(Optional.empty());
                link.set(link(Phase.FAILED, target, null, null, Failures.describe(e)));
                return;
            }
            approach(target);
        });
    }

    /** The factor that must come next; empty while none is asked for. */
    public Live<Optional<Flow>> flow() {
        return flow;
    }

    public void signIn(String username, String password) {
        work.execute(() -> step(c -> c.signIns().password(username, password)));
    }

    /** Shows the factor that {@link #flow} asks for; without one nothing happens. */
    public void prove(FactorKind factor, String code) {
        work.execute(() ->
                flow.get()
                        .ifPresent(f ->
                                step(c ->
                                        switch (factor) {
                                            case RECOVERY_CODE -> c.signIns().recoveryCode(f, code);
                                            case EMAIL_CODE -> c.signIns().emailedCode(f, code);
                                            default -> c.signIns().totp(f, code);
                                        })));
    }

    /** Sign-in providers of the backend that asks for a sign-in; empty while none does. */
    public Live<List<OAuth.Provider>> providers() {
        return providers;
    }

    /** How a sign-in with the system's browser stands. */
    public Live<BrowserTurn> browser() {
        return browser.turn();
    }

    /**
     * Signs in with the system's browser. Beginning again, {@link #cancelBrowser}, {@link
     * #startOver} and another backend end the visit.
     *
     * @param opener shows an address in the browser; called off the FX thread
     * @param provider name of one of {@link #providers} to go on to; null for the page with all
     *     ways
     */
    public void signInWithBrowser(Consumer<URI> opener, @Nullable String provider) {
        AibotClient with = client;
        if (with == null || link.get().phase() != Phase.SIGN_IN) {
            return;
        }
        BrowserTurns.Visit visit = browser.begin(opener, provider);
        urgent.execute(() ->
                visit.walk(with)
                        .ifPresent(in ->
                                work.execute(() -> {
                                    if (with.equals(client)) {
                                        step(_ -> in);
                                    }
                                })));
    }

    /** Ends the visit of the browser, if a person still has the turn there. */
    public void cancelBrowser() {
        browser.cancel();
    }

    /** Begins signing in again, at the password. */
    public void startOver() {
        browser.leave();
        flow.set(Optional.empty());
        link.update(l -> l.phase() == Phase.SIGN_IN ? l.with(Phase.SIGN_IN, "") : l);
    }

    /** Sets the first password with an invitation, and signs in with it. */
    public void accept(String invitation, String password) {
        work.execute(() ->
                step(c -> {
                    Accepted accepted = c.people().acceptInvitation(invitation, password);
                    return c.signIns().password(accepted.username(), password);
                }));
    }

    /**
     * Has a link sent that sets a new password; the answer says nothing about who exists.
     *
     * @param told on the FX thread: empty once it was asked for, else why it was not
     */
    public void askReset(String name, Consumer<String> told) {
        work.execute(() -> {
            AibotClient fresh = client;
            if (fresh == null) {
                return;
            }
            String why;
            try {
                fresh.signIns().askReset(name);
                why = "";
            } catch (RuntimeException e) {
                why = Failures.describe(e);
            }
            String said = why;
            bridge.mark(() -> told.accept(said));
        });
    }

    /** Sets a new password with the token of such a link, and signs in as far as that goes. */
    public void reset(String token, String password) {
        work.execute(() -> step(c -> c.signIns().reset(token, password)));
    }

    private void step(Function<AibotClient, SignIns.Result> door) {
        AibotClient fresh = client;
        Link before = link.get();
        if (fresh == null || before.phase() != Phase.SIGN_IN) {
            return;
        }
        try {
            switch (door.apply(fresh)) {
                case SignIns.SignedIn in -> {
                    flow.set(Optional.empty());
                    arrive(fresh, before.target(), fresh.server(), in.session());
                }
                case SignIns.NextFactor next -> {
                    flow.set(Optional.of(next.flow()));
                    link.update(l -> l.with(Phase.SIGN_IN, ""));
                }
            }
        } catch (RuntimeException e) {
            link.update(l -> l.with(Phase.SIGN_IN, Failures.describe(e)));
        }
    }

    public void setUp(String secret, String username, String password) {
        work.execute(() -> enter(Phase.SET_UP, c -> c.setUp(secret, username, password)));
    }

    /**
     * Proves again, without asking, who is signed in; blocks.
     *
     * @return false where a person has to prove it
     */
    public boolean proveAgain(AibotClient with) {
        return backends.proveAgain(with);
    }

    /** Asks for the newest round trip; called now and then by whoever shows it. */
    public void measure() {
        AibotClient now = client;
        if (now != null) {
            OptionalLong roundTrip = now.streams().roundTrip();
            link.update(l -> l.with(roundTrip));
        }
    }

    void close() {
        browser.leave();
        work.execute(this::leave);
    }

    private void startEmbedded(Target.Embedded target) {
        link.set(link(Phase.STARTING, target, null, null, ""));
        try {
            AibotClient fresh = backends.embedded();
            arrive(fresh, target, fresh.server(), fresh.session());
        } catch (RuntimeException e) {
            link.set(
                    link(
                            Phase.FAILED,
                            target,
                            null,
                            null,
                            "The embedded backend did not start: " + Failures.describe(e)));
        }
    }

    private void approach(Target.Remote target) {
        question.set(Optional.empty());
        link.set(link(Phase.CONNECTING, target, null, null, ""));
        AibotClient fresh = null;
        try {
            fresh = backends.remote(target.address());
            ServerInfo server = fresh.server();
            client = fresh;
            Phase next = server.setupRequired() ? Phase.SET_UP : Phase.SIGN_IN;
            providers.set(next == Phase.SIGN_IN ? offered(fresh) : List.of());
            link.set(link(next, target, server, null, ""));
        } catch (RuntimeException e) {
            if (fresh != null) {
                fresh.close();
            }
            Optional<TrustQuestion> open = untrusted(target.address(), e);
            question.set(open);
            String why = open.map(TrustQuestion::reason).orElseGet(() -> Failures.describe(e));
            link.set(link(Phase.FAILED, target, null, null, why));
        }
    }

    private static List<OAuth.Provider> offered(AibotClient fresh) {
        try {
            return fresh.signIns().providers();
        } catch (RuntimeException _) {
            return List.of(); // signing in with the browser asks the same again and says why
        }
    }

    /** What a person has to decide, if it was the certificate that failed. */
    private Optional<TrustQuestion> untrusted(URI address, RuntimeException failure) {
        Optional<CertificateTrust> trust = backends.trust();
        if (trust.isEmpty() || !isAboutTls(failure)) {
            return Optional.empty();
        }
        try {
            ServerCertificate shown = trust.get().look(address);
            String pinned = trust.get().pinned(address).orElse(null);
            return shown.fingerprint().equals(pinned)
                    ? Optional.empty()
                    : Optional.of(new TrustQuestion(address, shown, pinned));
        } catch (RuntimeException _) {
            return Optional.empty(); // the first failure says why
        }
    }

    private static boolean isAboutTls(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SSLException || t instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private void enter(Phase asking, Function<AibotClient, Access.Session> door) {
        AibotClient fresh = client;
        Link before = link.get();
        if (fresh == null || before.phase() != asking) {
            return;
        }
        try {
            Access.Session session = door.apply(fresh);
            arrive(fresh, before.target(), fresh.server(), session);
        } catch (RuntimeException e) {
            link.update(l -> l.with(asking, Failures.describe(e)));
        }
    }

    private void arrive(
            AibotClient fresh, Target target, ServerInfo server, Access.Session session) {
        client = fresh;
        link.set(link(Phase.CONNECTED, target, server, session, ""));
        connected.accept(fresh);
        watching = fresh.streams().onState(state -> streamIs(fresh, state));
    }

    private void streamIs(AibotClient of, ConnectionState state) {
        if (!of.equals(client)) {
            return;
        }
        switch (state) {
            case RECONNECTING ->
                    link.update(l ->
                            l.with(
                                    Phase.RECONNECTING,
                                    "Connection lost. What you see is the last that was"
                                            + " known; reconnecting by itself."));
            case CONNECTED -> {
                boolean lost = link.get().phase() == Phase.RECONNECTING;
                link.update(l -> l.session() == null ? l : l.with(Phase.CONNECTED, ""));
                if (lost) {
                    work.execute(regained);
                }
            }
            case CLOSED ->
                    link.update(l -> l.with(Phase.FAILED, "The backend closed the connection."));
            case IDLE, CONNECTING -> {}
        }
    }

    private void leave() {
        if (watching != null) {
            watching.close();
            watching = null;
        }
        flow.set(Optional.empty());
        question.set(Optional.empty());
        providers.set(List.of());
        AibotClient old = client;
        client = null;
        if (old != null) {
            left.run();
            old.close();
        }
    }

    private static Link link(
            Phase phase,
            Target target,
            @Nullable ServerInfo server,
            Access.@Nullable Session session,
            String reason) {
        return new Link(phase, target, server, session, reason, OptionalLong.empty());
    }
}
