package io.aibotiyi.workstation.gallery;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.workstation.connect.ConnectForm;
import io.aibotiyi.workstation.dock.Arrangement;
import io.aibotiyi.workstation.dock.Edge;
import io.aibotiyi.workstation.dock.LinkColour;
import io.aibotiyi.workstation.dock.PanelKind;
import io.aibotiyi.workstation.docking.DockBoard;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.look.Appearance.Density;
import io.aibotiyi.workstation.look.Appearance.Theme;
import io.aibotiyi.workstation.security.SecurityForm.Opening;
import io.aibotiyi.workstation.shell.Shell;
import io.aibotiyi.workstation.state.BrowserTurn;
import io.aibotiyi.workstation.state.BrowserTurn.Stage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * One picture of the gallery.
 *
 * @param welcomed false shows the welcome of a first start
 * @param staging what a person would have done before the picture was taken, step by step
 * @param life quarters of a second that the market then lives, up to now
 */
record Picture(
        String name,
        Scenario scenario,
        Appearance appearance,
        boolean welcomed,
        List<Consumer<Shell>> staging,
        int life) {

    /** Of a market that stands still. */
    Picture(
            String name,
            Scenario scenario,
            Appearance appearance,
            boolean welcomed,
            List<Consumer<Shell>> staging) {
        this(name, scenario, appearance, welcomed, staging, 0);
    }

    /** One step, or none that is seen. */
    Picture(
            String name,
            Scenario scenario,
            Appearance appearance,
            boolean welcomed,
            Consumer<Shell> staging) {
        this(name, scenario, appearance, welcomed, List.of(staging));
    }

    private static final Appearance DARK = Appearance.DEFAULT;
    private static final Appearance LIGHT = DARK.with(Theme.LIGHT);

    private static final URI SIGN_IN_PAGE =
            URI.create(
                    "https://desk.example.com/oauth/authorize?response_type=code&client_id="
                            + OAuth.CLIENT
                            + "&redirect_uri=http://127.0.0.1:41873/signed-in");
    private static final BrowserTurn WAITING = new BrowserTurn(Stage.WAITING, SIGN_IN_PAGE, "");
    private static final BrowserTurn BY_HAND =
            new BrowserTurn(Stage.WAITING, SIGN_IN_PAGE, "This system has no xdg-open");
    private static final BrowserTurn REFUSED =
            new BrowserTurn(Stage.REFUSED, null, "The sign-in was cancelled in the browser.");

    static List<Picture> all() {
        return List.of(
                trade("trade", Scenario.FULL, DARK, 0),
                trade("trade-light", Scenario.FULL, LIGHT, 2),
                trade("trade-colour-blind", Scenario.FULL, DARK.withColourBlind(true), 3),
                trade("trade-light-colour-blind", Scenario.FULL, LIGHT.withColourBlind(true), 1),
                trade("trade-touch", Scenario.FULL, DARK.with(Density.TOUCH), 0),
                trade("trade-extremes", Scenario.EXTREME, DARK, 0),
                studied("trade-studies", DARK),
                studied("trade-studies-light", LIGHT),
                flow("trade-flow", DARK),
                flow("trade-flow-light", LIGHT),
                new Picture(
                        "trade-profile",
                        Scenario.FULL,
                        DARK,
                        true,
                        List.of(
                                s -> s.actions().run("chart.profile"),
                                s -> s.actions().run("chart.bands"))),
                chartOrders("chart-orders", DARK),
                heatmap("heatmap", DARK),
                heatmap("heatmap-light", LIGHT),
                bracket("trade-bracket", DARK),
                bracket("trade-bracket-light", LIGHT),
                perpetual("trade-perpetual", DARK),
                perpetual("trade-perpetual-light", LIGHT),
                ladder("ladder-armed", DARK),
                ladder("ladder-armed-light", LIGHT),
                new Picture(
                        "exit-template",
                        Scenario.FULL,
                        DARK,
                        true,
                        s -> s.actions().run("ladder.exits")),
                trade("large-orders", Scenario.FULL, DARK, 5),
                new Picture(
                        "large-order-form",
                        Scenario.FULL,
                        DARK,
                        true,
                        List.of(
                                s -> s.actions().run("parent.new"),
                                s -> {
                                    type(s, "parent-quantity", "2.5");
                                    press(s, "parent-preview");
                                })),
                trade("alerts", Scenario.FULL, DARK, 6),
                trade("alerts-light", Scenario.FULL, LIGHT, 6),
                trade("alerts-empty", Scenario.EMPTY, DARK, 6),
                new Picture(
                        "alert-form",
                        Scenario.FULL,
                        DARK,
                        true,
                        List.of(
                                s -> s.actions().run("alert.new"),
                                s -> {
                                    type(s, "alert-value", "63500");
                                    type(s, "alert-note", "Break of the week's high");
                                })),
                new Picture("change-keys", Scenario.FULL, DARK, true, Shell::changeKeys),
                docked("trade-docked", DARK),
                docked("trade-docked-light", LIGHT),
                new Picture(
                        "workspaces",
                        Scenario.FULL,
                        DARK,
                        true,
                        List.of(
                                s ->
                                        s.trade()
                                                .board()
                                                .change(w ->
                                                        w.add("Scalping", w.arrangement())
                                                                .add("Swing", w.arrangement())),
                                Shell::workspaces)),
                screener("screener", DARK),
                screener("screener-light", LIGHT),
                new Picture(
                        "add-panel", Scenario.FULL, LIGHT, true, s -> s.actions().run("panel.add")),
                new Picture(
                        "trade-no-panels",
                        Scenario.FULL,
                        DARK,
                        true,
                        s -> s.trade().board().change(w -> w.with(_ -> Picture.NOTHING))),
                new Picture("trade-empty", Scenario.EMPTY, DARK, true, _ -> {}),
                new Picture("first-start", Scenario.EMPTY, DARK, false, _ -> {}),
                new Picture("loading", Scenario.LOADING, DARK, true, _ -> {}),
                new Picture("disconnected", Scenario.DISCONNECTED, DARK, true, _ -> {}),
                secondFactor(),
                signIn("sign-in", DARK),
                signIn("sign-in-light", LIGHT),
                browser("sign-in-browser", DARK, WAITING),
                browser("sign-in-browser-light", LIGHT, WAITING),
                browser("sign-in-browser-by-hand", DARK, BY_HAND),
                browser("sign-in-browser-refused", DARK, REFUSED),
                new Picture(
                        "security",
                        Scenario.FULL,
                        DARK,
                        true,
                        List.of(Shell::security, shell -> press(shell, "totp-enrol"))),
                account("security-devices", Opening.DEVICES, DARK),
                account("security-keys", Opening.KEYS, DARK),
                account("security-keys-light", Opening.KEYS, LIGHT),
                keyForm("security-new-key"),
                newKey(),
                account("security-privacy", Opening.PRIVACY, DARK),
                account("security-privacy-light", Opening.PRIVACY, LIGHT),
                new Picture("notices", Scenario.FULL, DARK, true, Shell::notices),
                new Picture("notices-light", Scenario.FULL, LIGHT, true, Shell::notices),
                new Picture("notices-empty", Scenario.EMPTY, DARK, true, Shell::notices),
                new Picture("risk", Scenario.FULL, DARK, true, Shell::risk),
                new Picture("risk-light", Scenario.FULL, LIGHT, true, Shell::risk),
                new Picture("risk-kill", Scenario.FULL, DARK, true, Shell::stopTrading),
                new Picture("risk-halted", Scenario.HALTED, DARK, true, _ -> {}),
                new Picture("risk-halted-form", Scenario.HALTED, LIGHT, true, Shell::risk),
                new Picture("connect", Scenario.FULL, DARK, true, Shell::connect),
                trust("connect-trust", SampleServers.SELF_SIGNED, DARK),
                trust("connect-trust-light", SampleServers.SELF_SIGNED, LIGHT),
                trust("connect-changed", SampleServers.CHANGED, DARK),
                trust("connect-changed-light", SampleServers.CHANGED, LIGHT),
                new Picture("replay", Scenario.FULL, DARK, true, Picture::replay),
                new Picture(
                        "open-recording",
                        Scenario.FULL,
                        DARK,
                        true,
                        s -> s.openRecording().submit("/captures/2026-02-26-btc.missing")),
                overview("admin-overview", DARK),
                overview("admin-overview-light", LIGHT),
                admin("people", DARK),
                admin("people", LIGHT),
                admin("sessions", DARK),
                admin("sessions", LIGHT),
                admin("devices", DARK),
                admin("devices", LIGHT),
                admin("keys", DARK),
                admin("keys", LIGHT),
                serverKeys("admin-server-keys", DARK),
                serverKeys("admin-server-keys-light", LIGHT),
                admin("audit", DARK),
                admin("audit", LIGHT),
                admin("privacy", DARK),
                admin("privacy", LIGHT),
                admin("configuration", DARK),
                admin("configuration", LIGHT),
                admin("flags", DARK),
                admin("flags", LIGHT),
                state("admin-sessions-failed", "sessions", Scenario.FORBIDDEN, DARK),
                state("admin-audit-failed-light", "audit", Scenario.FORBIDDEN, LIGHT),
                state("admin-overview-failed", "overview", Scenario.FORBIDDEN, DARK),
                state("admin-delegations-empty", "delegations", Scenario.EMPTY, DARK),
                state("admin-approvals-empty-light", "approvals", Scenario.EMPTY, LIGHT),
                state("admin-keys-empty", "keys", Scenario.EMPTY, DARK),
                admin("approvals", DARK),
                admin("approvals", LIGHT),
                admin("roles", DARK),
                admin("roles", LIGHT),
                admin("assignments", DARK),
                admin("assignments", LIGHT),
                admin("delegations", DARK),
                admin("delegations", LIGHT),
                delegate(),
                policies(),
                policySchema(),
                policyTests(),
                newPolicy(),
                admin("reviews", DARK),
                admin("reviews", LIGHT),
                admin("accounts", DARK),
                admin("accounts", LIGHT),
                deskLimits(),
                admin("alerts", DARK),
                admin("alerts", LIGHT),
                new Picture("palette", Scenario.FULL, DARK, true, Shell::palette),
                new Picture("keys", Scenario.FULL, DARK, true, Shell::keys));
    }

    private static Picture admin(String section, Appearance look) {
        return new Picture(
                "admin-" + section + (look.theme() == Theme.LIGHT ? "-light" : ""),
                Scenario.FULL,
                look,
                true,
                shell -> {
                    shell.bringToFront(shell.admin());
                    shell.admin().open(section);
                    shell.admin().openFirst();
                });
    }

    private static Picture deskLimits() {
        List<Consumer<Shell>> steps = new ArrayList<>(admin("accounts", DARK).staging());
        steps.add(shell -> press(shell, "accounts-limits"));
        return new Picture("admin-accounts-limits", Scenario.FULL, DARK, true, steps);
    }

    private static Picture state(String name, String section, Scenario scenario, Appearance look) {
        return new Picture(name, scenario, look, true, admin(section, look).staging());
    }

    private static Picture serverKeys(String name, Appearance look) {
        List<Consumer<Shell>> steps = new ArrayList<>(admin("server-keys", look).staging());
        steps.add(shell -> type(shell, "vault-reason", "Every quarter"));
        return new Picture(name, Scenario.FULL, look, true, steps);
    }

    /** Looked at for some minutes, so that the trends show. */
    private static Picture overview(String name, Appearance look) {
        List<Consumer<Shell>> steps = new ArrayList<>(admin("overview", look).staging());
        for (int i = 0; i < 30; i++) {
            steps.add(shell -> shell.admin().refresh());
        }
        return new Picture(name, Scenario.FULL, look, true, steps);
    }

    private static Picture account(String name, Opening part, Appearance look) {
        return new Picture(name, Scenario.FULL, look, true, shell -> shell.account(part));
    }

    private static Picture keyForm(String name) {
        return new Picture(
                name,
                Scenario.FULL,
                DARK,
                true,
                List.of(
                        shell -> shell.account(Opening.KEYS),
                        shell -> press(shell, "key-new"),
                        shell -> {
                            type(shell, "key-name", "grid-bot");
                            type(shell, "key-addresses", "203.0.113.0/24, 2001:db8::7");
                            choose(shell, "market:read");
                            choose(shell, "order:place");
                        }));
    }

    private static Picture newKey() {
        List<Consumer<Shell>> steps = new ArrayList<>(keyForm("").staging());
        steps.add(shell -> press(shell, "key-create"));
        return new Picture("security-key-secret", Scenario.FULL, DARK, true, steps);
    }

    private static Picture trust(String name, URI address, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                List.of(
                        Shell::connect,
                        shell -> {
                            type(shell, "connect-address", address.toString());
                            press(shell, "connect-go");
                        }));
    }

    private static void choose(Shell shell, String box) {
        shell.scene().getRoot().lookupAll(".check-box").stream()
                .filter(n -> n instanceof CheckBox b && box.equals(b.getText()))
                .forEach(n -> ((CheckBox) n).setSelected(true));
    }

    private static Picture signIn(String name, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                List.of(
                        Shell::connect,
                        shell -> {
                            type(shell, "connect-address", "https://desk.example.com");
                            press(shell, "connect-go");
                        },
                        shell -> type(shell, "sign-in-name", "hana.brandt")));
    }

    private static Picture browser(String name, Appearance look, BrowserTurn turn) {
        List<Consumer<Shell>> steps = new ArrayList<>(signIn(name, look).staging());
        steps.add(shell -> press(shell, "sign-in-browser"));
        steps.add(shell -> {
            if (shell.scene().lookup("#connect-form") instanceof ConnectForm form) {
                form.show(turn);
            }
        });
        return new Picture(name, Scenario.FULL, look, true, steps);
    }

    private static Picture secondFactor() {
        return new Picture(
                "sign-in-second-factor",
                Scenario.FULL,
                DARK,
                true,
                List.of(
                        Shell::connect,
                        shell -> {
                            type(shell, "connect-address", "https://desk.example.com");
                            press(shell, "connect-go");
                        },
                        shell -> {
                            type(shell, "sign-in-name", SampleSignIns.TWO_FACTORS);
                            type(shell, "sign-in-password", "correct horse battery staple");
                            press(shell, "connect-go");
                        }));
    }

    private static Picture policies() {
        return new Picture(
                "admin-policies",
                Scenario.FULL,
                DARK,
                true,
                List.of(
                        admin("policies", DARK).staging().getFirst(),
                        shell -> {
                            type(shell, "try-person", "dina.fontana");
                            type(shell, "try-permission", "order:place");
                            type(shell, "try-type", "order");
                            type(shell, "try-attributes", "amount=20000, side=BUY");
                            type(shell, "try-at", "2026-03-02 23:10");
                            type(shell, "try-environment", "device.trusted=false");
                            press(shell, "try");
                            press(shell, "policy-check");
                        }));
    }

    private static Picture policySchema() {
        List<Consumer<Shell>> steps = new ArrayList<>(policies().staging());
        steps.add(shell -> {
            if (shell.scene().lookup("#policy-schema") instanceof ToggleButton beside) {
                beside.fire();
            }
        });
        return new Picture("admin-policies-schema-light", Scenario.FULL, LIGHT, true, steps);
    }

    private static Picture policyTests() {
        List<Consumer<Shell>> steps = new ArrayList<>(policies().staging());
        steps.add(shell -> press(shell, "policy-tests"));
        return new Picture("admin-policy-tests", Scenario.FULL, DARK, true, steps);
    }

    private static Picture newPolicy() {
        return new Picture(
                "admin-policy-new",
                Scenario.FULL,
                DARK,
                true,
                List.of(
                        admin("policies", DARK).staging().getFirst(),
                        shell -> press(shell, "policy-new"),
                        shell -> type(shell, "policy-name", "no-million-orders")));
    }

    private static Picture delegate() {
        return new Picture(
                "admin-delegate",
                Scenario.FULL,
                DARK,
                true,
                List.of(
                        admin("delegations", DARK).staging().getFirst(),
                        shell -> press(shell, "delegate-new"),
                        shell -> {
                            type(shell, "delegate-person", "goran.kaya");
                            type(shell, "delegate-days", "14");
                            type(shell, "delegate-reason", "On call while I am away");
                            choose(shell, "sessions:read");
                            choose(shell, "sessions:end");
                        }));
    }

    private static void type(Shell shell, String id, String text) {
        if (shell.scene().lookup('#' + id) instanceof TextInputControl field) {
            field.setText(text);
        }
    }

    private static void press(Shell shell, String id) {
        if (shell.scene().lookup('#' + id) instanceof Button button) {
            button.fire();
        }
    }

    private static void replay(Shell shell) {
        shell.openRecording().submit("/captures/2026-02-26-btc.gz");
        shell.actions().run("replay.faster");
        shell.actions().run("replay.toggle");
    }

    private static final Arrangement NOTHING = new Arrangement(null, List.of(), Map.of());

    /** Markets that moved and were traded, those that rose most first. */
    private static Picture screener(String name, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                List.of(
                        shell -> {
                            shell.trade().board().goTo("blotter-1");
                            shell.trade().board().add(PanelKind.SCREENER);
                        },
                        shell -> {
                            type(shell, "screener-move", "1");
                            type(shell, "screener-value", "1m");
                        },
                        shell -> {
                            if (shell.scene().lookup("#screener-table") instanceof TableView<?> t) {
                                sort(t);
                            }
                        }));
    }

    private static <R> void sort(TableView<R> table) {
        table.getSortOrder().add(table.getColumns().get(3));
        table.sort();
        table.getSelectionModel().select(1);
    }

    /** Two markets in two colours, tabs, and a panel that the keyboard went to. */
    private static Picture docked(String name, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                List.of(
                        shell -> {
                            DockBoard board = shell.trade().board();
                            board.add(PanelKind.CHART);
                            board.link("chart-2", LinkColour.VIOLET);
                            board.move("chart-2", "chart-1", Edge.BOTTOM);
                            board.goTo("ladder-1");
                            board.add(PanelKind.LADDER);
                            board.link("ladder-2", LinkColour.VIOLET);
                            board.move("equity-1", "blotter-1", Edge.CENTER);
                            board.change(w -> w.add("Two markets", w.arrangement()));
                        },
                        shell ->
                                shell.trade()
                                        .board()
                                        .look(
                                                "chart-2",
                                                shell.desk()
                                                        .market()
                                                        .instruments()
                                                        .get()
                                                        .get(1)
                                                        .id()),
                        shell -> shell.trade().board().goTo("chart-2")));
    }

    /** Indicators in panes, and drawings over the candles. */
    private static Picture studied(String name, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                shell -> {
                    if (shell.scene().getRoot().lookup(".candle-chart") instanceof CandleChart c) {
                        SampleStudies.show(c);
                    }
                });
    }

    /** Footprints with their delta. */
    private static Picture flow(String name, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                List.of(
                        shell -> shell.actions().run("chart.footprint"),
                        shell -> shell.actions().run("chart.delta")));
    }

    /** A bracket on the chart, and a line of it in hand. */
    private static Picture chartOrders(String name, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                List.of(
                        shell -> {
                            exits(shell);
                            shell.actions().run("ticket.share.25");
                            type(shell, "ticket-target", "900");
                            type(shell, "ticket-stop", "450");
                            shell.actions().run("ticket.arm");
                            shell.actions().run("ticket.place");
                        },
                        shell -> shell.scene().snapshot(null),
                        shell -> {
                            Node chart = shell.scene().getRoot().lookup(".candle-chart");
                            shell.actions().run("chart.line");
                            for (int i = 0; i < 15 && chart != null; i++) {
                                Event.fireEvent(
                                        chart,
                                        new KeyEvent(
                                                KeyEvent.KEY_PRESSED,
                                                "",
                                                "",
                                                KeyCode.UP,
                                                true,
                                                false,
                                                false,
                                                false));
                            }
                        }));
    }

    /** Four minutes of a book. */
    private static Picture heatmap(String name, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                List.of(shell -> shell.actions().run("chart.heatmap")),
                960);
    }

    /** A bracket placed, and another being filled in. */
    private static Picture bracket(String name, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                List.of(
                        shell -> {
                            shell.trade().showTab(0);
                            exits(shell);
                            shell.actions().run("ticket.share.25");
                            type(shell, "ticket-target", "9000");
                            type(shell, "ticket-stop", "4500");
                            shell.actions().run("ticket.arm");
                            shell.actions().run("ticket.place");
                        },
                        shell -> {
                            type(shell, "ticket-quantity", "0.125");
                            type(shell, "ticket-target", "12500");
                        }));
    }

    /** A short that is to be larger, with the margin it takes, above the positions. */
    private static Picture perpetual(String name, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                List.of(
                        shell -> {
                            // the last of the list
                            shell.actions().run("market.previous");
                            shell.trade().showTab(1);
                        },
                        shell -> {
                            shell.actions().run("ticket.sell");
                            type(shell, "ticket-quantity", "0.5");
                        }));
    }

    /** One click, a size, exits, and a stop waiting in its row. */
    private static Picture ladder(String name, Appearance look) {
        return new Picture(
                name,
                Scenario.FULL,
                look,
                true,
                List.of(
                        shell -> {
                            shell.actions().run("ticket.arm");
                            shell.actions().run("ladder.size2");
                            shell.actions().run("ladder.buyBest");
                        },
                        shell ->
                                shell.trade()
                                        .board()
                                        .change(w ->
                                                w.with(a ->
                                                        a.withDividers(
                                                                null,
                                                                List.of(0),
                                                                List.of(0.15, 0.7))))));
    }

    private static void exits(Shell shell) {
        if (shell.scene().lookup("#ticket-exits") instanceof ToggleButton toggle) {
            toggle.fire();
        }
    }

    private static Picture trade(String name, Scenario scenario, Appearance look, int tab) {
        return new Picture(
                name,
                scenario,
                look,
                true,
                shell -> {
                    shell.trade().showTab(tab);
                    shell.actions().run("ticket.share.25");
                });
    }
}
