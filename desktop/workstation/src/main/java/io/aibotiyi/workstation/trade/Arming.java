package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Modes;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.Pin;
import io.aibotiyi.workstation.state.Pins;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import org.jspecify.annotations.Nullable;

/**
 * Whether orders are placed without asking. It begins disarmed and ends by itself when the window
 * was without the focus for {@link #AWAY}, when the connection is lost and when another account is
 * in use. Real money is armed by a question of its own, and even then the first live order of a
 * session is asked about, unless a person chose otherwise. FX thread only.
 */
final class Arming {

    /** How long the window may be without the focus. */
    static final Duration AWAY = Duration.ofSeconds(60);

    private final Desk desk;
    private final List<Runnable> listeners = new ArrayList<>();
    private final PauseTransition away =
            new PauseTransition(javafx.util.Duration.seconds((double) AWAY.toSeconds()));
    private final Questions questions;
    private final Set<AccountId> agreed = new HashSet<>();
    private boolean armed;
    private boolean asksFirst = true;
    private @Nullable Instant left;
    private Optional<AccountId> account = Optional.empty();

    Arming(Desk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
        away.setOnFinished(_ -> disarm("This window was in the background for a minute."));
    }

    void attach(Pins pins) {
        pins.add(
                desk.link()
                        .listen(link -> {
                            if (link.phase() != Link.Phase.CONNECTED) {
                                disarm("The connection was lost.");
                            }
                            if (link.session() == null) {
                                agreed.clear();
                            }
                        }));
        pins.add(
                desk.trading()
                        .account()
                        .listen(next -> {
                            Optional<AccountId> id = next.map(AccountView::id);
                            if (!id.equals(account)) {
                                account = id;
                                disarm("Another account is in use.");
                            }
                        }));
        pins.add(away::stop);
    }

    /** Tells every change. */
    Pin listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    boolean isArmed() {
        return armed;
    }

    /**
     * Whether an order of the account in view goes without a question: armed, and of real money
     * only after one was agreed to in this session.
     */
    boolean placesAtOnce() {
        return armed && live().filter(a -> asksFirst && !agreed.contains(a.id())).isEmpty();
    }

    /** An order of the account in view was agreed to. */
    void agreed() {
        live().map(AccountView::id).ifPresent(agreed::add);
    }

    boolean asksFirst() {
        return asksFirst;
    }

    /** Whether the first live order of a session is asked about although one click is armed. */
    void setAsksFirst(boolean on) {
        asksFirst = on;
    }

    private Optional<AccountView> live() {
        return desk.trading().inView().filter(Modes::isLive);
    }

    /**
     * Arms or disarms; without a connection it stays disarmed. To arm an account of real money is
     * asked about first.
     */
    void set(boolean next) {
        Optional<AccountView> live = live();
        if (next && !armed && live.isPresent()) {
            listeners.forEach(Runnable::run);
            questions.act(
                    "One-click orders with real money?",
                    "Until it is switched off, a click in "
                            + live.get().name()
                            + " places an order without asking. It ends with another account, a lost"
                            + " connection and a minute in the background.",
                    "Arm " + live.get().name(),
                    () -> arm(true));
        } else {
            arm(next);
        }
    }

    private void arm(boolean next) {
        boolean now = next && desk.link().get().phase() == Link.Phase.CONNECTED;
        if (now != armed) {
            armed = now;
        }
        listeners.forEach(Runnable::run);
    }

    /** The window got the focus or lost it. */
    void focused(boolean has) {
        Instant since = left;
        if (has) {
            left = null;
            away.stop();
            if (since != null && Duration.between(since, now()).compareTo(AWAY) >= 0) {
                disarm("This window was in the background for a minute.");
            }
        } else if (since == null) {
            left = now();
            away.playFromStart();
        }
    }

    private Instant now() {
        return desk.clock().instant();
    }

    private void disarm(String why) {
        if (armed) {
            set(false);
            desk.notices().show(Notice.Level.ATTENTION, "One-click orders are off", why);
        }
    }
}
