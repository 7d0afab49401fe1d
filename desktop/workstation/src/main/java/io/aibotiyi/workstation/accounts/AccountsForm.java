package io.aibotiyi.workstation.accounts;

import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Modes;
import io.aibotiyi.workstation.state.Pins;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The person's accounts, to choose the one that orders go to: arrows and Enter, or a click. */
public final class AccountsForm extends VBox {

    private final Desk desk;
    private final Consumer<AccountView> chosen;
    private final ListView<AccountView> list = new ListView<>();
    private final StatePane state = new StatePane(list);
    private final Pins pins = new Pins();

    /**
     * @param chosen given the account that was chosen
     * @param connections shows the connections to exchanges
     */
    public AccountsForm(
            Desk desk, Consumer<AccountView> chosen, Runnable connections, Runnable close) {
        this.desk = desk;
        this.chosen = chosen;
        getStyleClass().addAll("confirm", "accounts-form");
        list.setId("accounts");
        list.setAccessibleText("Accounts");
        list.setPrefHeight(230);
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose();
            }
        });
        getChildren()
                .addAll(
                        Form.title("Orders go to"),
                        state,
                        Form.text(
                                "Another account disarms one-click orders. What was sent for the"
                                        + " one before goes on there."),
                        Form.buttons(
                                Form.plain("Back", close),
                                Form.plain(
                                        "Connections…",
                                        () -> {
                                            close.run();
                                            connections.run();
                                        })));
        pins.add(desk.accounts().accounts().listen(this::show));
        pins.add(desk.accounts().known().listen(_ -> list.refresh()));
        desk.accounts().refresh();
    }

    /** What takes the keyboard. */
    public Node first() {
        return list;
    }

    /** Ends its listening; the mirror of making it. */
    public void detach() {
        pins.close();
    }

    private void show(List<AccountView> all) {
        if (all.isEmpty()) {
            state.showEmpty(
                    Feather.USER,
                    "No trading account",
                    "Sign in to a backend that has one for you.");
            return;
        }
        state.showContent();
        if (!list.getItems().equals(all)) {
            list.getItems().setAll(all);
            Optional<AccountView> now = desk.trading().inView();
            list.getSelectionModel().select(Math.max(0, all.indexOf(now.orElse(null))));
        }
    }

    private void choose() {
        AccountView account = list.getSelectionModel().getSelectedItem();
        if (account != null) {
            chosen.accept(account);
        }
    }

    private String words(AccountView account) {
        if (!Modes.isLive(account)) {
            return account.currency() + ", play money in every market here";
        }
        if (desk.accounts().known().get().connections() == null) {
            return "Real money; its connection is being asked about";
        }
        Optional<ConnectionView> with = desk.accounts().known().get().connection(account.id());
        if (with.isEmpty()) {
            return "Real money; its connection was removed: to look at only";
        }
        String state =
                with.get().state() == ConnectionState.LIVE
                        ? "connected"
                        : with.get().state().name().toLowerCase(Locale.ROOT);
        return "Real money at " + with.get().venue() + ", " + state;
    }

    private final class Cell extends ListCell<AccountView> {

        private final Label mode = new Label();
        private final Label name = new Label();
        private final Label words = new Label();
        private final HBox line = new HBox(10, mode, new VBox(name, words));

        Cell() {
            mode.setMinWidth(84);
            words.getStyleClass().add("figure-name");
        }

        @Override
        protected void updateItem(@Nullable AccountView account, boolean empty) {
            super.updateItem(account, empty);
            if (empty || account == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            TradingMode kind = Modes.isLive(account) ? TradingMode.LIVE : TradingMode.PAPER;
            mode.setText(kind.name());
            mode.getStyleClass()
                    .setAll("label", "mode-badge", kind.name().toLowerCase(Locale.ROOT));
            boolean inUse = desk.trading().inView().filter(account::equals).isPresent();
            name.setText(account.name() + (inUse ? "  · in use" : ""));
            words.setText(words(account));
            setAccessibleText(kind + " " + account.name() + ", " + words(account));
            setGraphic(line);
        }
    }
}
