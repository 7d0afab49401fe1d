package io.aibotiyi.workstation.risk;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Risk.Flattening;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Live;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import java.util.Optional;

/**
 * The risk of the account in use: asked for when somebody signs in, at the pulse after a fill,
 * every {@link #REFRESH_SECONDS} seconds, and every second while positions are being closed. FX
 * thread only.
 */
public final class RiskWatch {

    static final int REFRESH_SECONDS = 5;

    private static final long SECOND = 1_000_000_000L;

    private final Desk desk;
    private final Remote<Optional<Standing>> asked;
    private long refreshed = Long.MIN_VALUE;
    private Optional<AccountId> account = Optional.empty();

    public RiskWatch(Desk desk) {
        this.desk = desk;
        asked =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        Optional.empty(),
                        this::ask);
    }

    private Optional<Standing> ask(AibotClient client) {
        return desk.trading()
                .account()
                .get()
                .map(AccountView::id)
                .map(id -> new Standing(client.risk().of(id), client.risk().fees(id)));
    }

    /** Begins to ask; ends with the pins. */
    public void attach(Pins pins) {
        pins.add(
                desk.client()
                        .listen(client -> {
                            asked.forget();
                            if (client.isPresent()) {
                                refresh();
                            }
                        }));
        pins.add(desk.trading().account().listen(this::another));
        pins.add(desk.trading().fills().listen(_ -> soon()));
        pins.add(desk.bridge().onPulse(this::pulse));
    }

    /** Empty while there is no answer, and for somebody without an account. */
    Live<Optional<Standing>> standing() {
        return asked.value();
    }

    Live<Health> health() {
        return asked.health();
    }

    /** The halt of the account in use. */
    public Optional<HaltView> halt() {
        return standing().get().map(s -> s.risk().halt());
    }

    /** Calls back with every answer, and at once with the present one, on the FX thread. */
    public void onChange(Pins pins, Runnable deed) {
        pins.add(standing().listen(_ -> deed.run()));
        pins.add(health().listen(_ -> deed.run()));
    }

    /** Asks for a newer answer. */
    void refresh() {
        refreshed = Long.MIN_VALUE;
        asked.refresh();
    }

    private void another(Optional<AccountView> next) {
        Optional<AccountId> id = next.map(AccountView::id);
        if (!id.equals(account)) {
            account = id;
            asked.forget();
            soon();
        }
    }

    private void soon() {
        if (desk.client().get().isPresent()) {
            asked.refresh();
        }
    }

    private void pulse(long now) {
        if (refreshed == Long.MIN_VALUE) {
            refreshed = now;
        } else if (now - refreshed >= pause()) {
            refreshed = now;
            soon();
        }
    }

    private long pause() {
        boolean closing = halt().filter(h -> h.flattening() == Flattening.WORKING).isPresent();
        return closing ? SECOND : REFRESH_SECONDS * SECOND;
    }
}
