package io.aibotiyi.workstation.alerts;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Pin;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Opens the form for a new alert, whether or not a list of them is shown. FX thread only. */
public final class AlertForms {

    private final Desk desk;
    private final Dialogs dialogs;
    private final Acts acts;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public AlertForms(Desk desk, Dialogs dialogs) {
        this.desk = desk;
        this.dialogs = dialogs;
        acts = new Acts(desk, dialogs, desk.urgent());
    }

    /** Opens the form for a market. */
    public void create(InstrumentId instrument) {
        form(instrument, _ -> {});
    }

    /** Opens the form with a price. */
    public void createAt(InstrumentId instrument, String price) {
        form(instrument, form -> form.atPrice(price));
    }

    /** Opens the form with a drawn line. */
    public void createOn(LineCondition line) {
        form(line.instrument(), form -> form.onLine(line));
    }

    private void form(InstrumentId instrument, Consumer<AlertForm> begin) {
        open(
                instrument,
                "Alert on " + instrument.symbol(),
                "Set alert",
                begin,
                terms -> set(new SetAlert(terms, true)));
    }

    /**
     * Opens the form for something else than a new alert.
     *
     * @param begin fills it
     * @param done given the terms
     */
    void open(
            InstrumentId instrument,
            String title,
            String verb,
            Consumer<AlertForm> begin,
            Consumer<AlertTerms> done) {
        AlertForm form = new AlertForm(desk, dialogs, instrument, title, verb, done);
        begin.accept(form);
        dialogs.show(form, form.first(), () -> {});
    }

    void set(SetAlert alert) {
        String key = UUID.randomUUID().toString();
        acts.ask(
                "Set an alert",
                c -> c.marketAlerts().set(alert, key),
                _ -> listeners.forEach(Runnable::run));
    }

    /** Told whenever one was set. */
    Pin onSet(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
