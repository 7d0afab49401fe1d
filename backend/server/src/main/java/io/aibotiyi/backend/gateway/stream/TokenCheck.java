package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.StreamCommand.Authenticate;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the tokens that one connection shows, off its event loop, because identity may look into
 * the database; what the client says meanwhile waits here in order, {@value #MOST_HELD} messages
 * and {@value #MOST_HELD_CHARACTERS} characters at most. Confined to the event loop.
 */
final class TokenCheck {

    private static final int MOST_HELD = 256;
    private static final int MOST_HELD_CHARACTERS = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(TokenCheck.class);

    private final Identity identity;
    private final Subscriptions channels;
    private final Supplier<URI> address;

    /** What the client said while its token is checked; null while none is. */
    private @Nullable Queue<String> held;

    private int heldCharacters;

    /** How a check ended: one of the two is null. */
    interface Outcome {
        void checked(@Nullable AuthenticatedUser user, @Nullable Problem refusal);
    }

    /**
     * @param address of the streams, which a proof of a device's key must name
     */
    TokenCheck(Identity identity, Subscriptions channels, Supplier<URI> address) {
        this.identity = identity;
        this.channels = channels;
        this.address = address;
    }

    boolean isRunning() {
        return held != null;
    }

    /** Lets a message wait for the end of the check; false if too much waits already. */
    boolean hold(String text) {
        Queue<String> waiting = held;
        if (waiting == null
                || waiting.size() >= MOST_HELD
                || heldCharacters >= MOST_HELD_CHARACTERS) {
            return false;
        }
        waiting.add(text);
        heldCharacters += text.length();
        return true;
    }

    /**
     * Begins a check; one at a time.
     *
     * @param host as the client called it
     * @param client its remote address
     * @param loop on which the outcome is told
     */
    void begin(Authenticate command, String host, String client, Executor loop, Outcome outcome) {
        held = new ArrayDeque<>();
        heldCharacters = 0;
        channels.block(() -> {
            AuthenticatedUser next = null;
            Problem problem;
            try {
                next = identity.authenticate(presented(command, host, client));
                problem = null;
            } catch (ProblemException e) {
                problem = e.problem();
            } catch (RuntimeException e) {
                LOG.error("A token could not be checked", e);
                problem = Problem.of(ErrorCode.INTERNAL, null, null);
            }
            AuthenticatedUser who = next;
            Problem refusal = problem;
            loop.execute(() -> outcome.checked(who, refusal));
        });
    }

    /** Ends the check: what waited is read in order, until one of it begins the next check. */
    void end(Consumer<String> reader, BooleanSupplier closing) {
        Queue<String> waiting = held;
        held = null;
        while (waiting != null && !waiting.isEmpty() && !closing.getAsBoolean()) {
            if (held == null) {
                reader.accept(waiting.remove());
            } else {
                held.add(waiting.remove());
            }
        }
    }

    private PresentedToken presented(Authenticate command, String host, String client) {
        // neither a heartbeat nor a token shown in band is an act of a person
        return new PresentedToken(
                String.valueOf(command.token()),
                command.proof(),
                "GET",
                target(host),
                client.replaceAll("^.*/|:\\d+$", ""),
                "",
                false,
                false);
    }

    /** As the client called it, which a proof of its device's key names. */
    private String target(String host) {
        URI here = address.get();
        return host.isEmpty() ? here.toString() : "http://" + host + here.getPath();
    }
}
