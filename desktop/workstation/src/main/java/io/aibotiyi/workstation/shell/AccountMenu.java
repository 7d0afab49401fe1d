package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.look.AccountWords;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Pins;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;

/** The mode and the account that orders go to, in the top bar; pressed, others can be chosen. */
final class AccountMenu extends Button {

    private static final List<String> MODES = List.of("live", "paper", "replay", "simulated");

    private final Desk desk;
    private TradingMode mode = TradingMode.SIMULATED;

    AccountMenu(Desk desk, Actions actions) {
        this.desk = desk;
        setId("account-menu");
        getStyleClass().addAll("mode-badge", "account-menu");
        setMinWidth(USE_PREF_SIZE);
        setFocusTraversable(false);
        setOnAction(_ -> actions.run("account.choose"));
        show(mode);
    }

    void attach(Pins pins) {
        pins.add(desk.trading().account().listen(_ -> show(mode)));
    }

    void show(TradingMode next) {
        mode = next;
        setText(AccountWords.line(desk.trading().inView(), next) + "  ▾");
        setAccessibleText(
                "Orders go to "
                        + desk.trading().inView().map(AccountView::name).orElse("no account")
                        + ", "
                        + next.name()
                        + ". Press to choose another.");
        getStyleClass().removeAll(MODES);
        getStyleClass().add(next.name().toLowerCase(Locale.ROOT));
    }
}
