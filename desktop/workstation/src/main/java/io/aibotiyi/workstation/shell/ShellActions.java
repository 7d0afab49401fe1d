package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.docking.DockActions;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.look.Appearance.Theme;
import io.aibotiyi.workstation.look.TextScale;
import io.aibotiyi.workstation.replay.ReplayKeys;
import io.aibotiyi.workstation.security.SecurityForm.Opening;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What can be done from anywhere in the workstation, by key and by name. */
record ShellActions(Shell shell, Frames frames) {

    void contribute(Actions actions) {
        shell.trade().contribute(actions);
        new DockActions(shell.trade().board(), frames).contribute(actions);
        new ReplayKeys(shell.desk()).contribute(actions);
        window(actions, "window.palette", "Search every action", "Shortcut+K", shell::palette);
        window(actions, "window.keys", "Show all keys", "F1", shell::keys);
        window(actions, "window.changeKeys", "Change keys…", null, shell::changeKeys);
        window(actions, "workspaces.manage", "Workspaces…", "Shortcut+Shift+W", shell::workspaces);
        window(
                actions,
                "workspaces.next",
                "Next workspace",
                "Shortcut+Page Down",
                () -> shell.step(1));
        window(
                actions,
                "workspaces.previous",
                "Previous workspace",
                "Shortcut+Page Up",
                () -> shell.step(-1));
        window(
                actions,
                "window.trade",
                "Workspace: Trade",
                "Shortcut+1",
                () -> shell.bringToFront(shell.trade()));
        window(
                actions,
                "window.admin",
                "Workspace: Admin",
                "Shortcut+2",
                () -> shell.bringToFront(shell.admin()));
        window(
                actions,
                "window.journal",
                "Workspace: Journal",
                "Shortcut+3",
                () -> shell.bringToFront(shell.journal()));
        shell.journal().contribute(actions, () -> shell.bringToFront(shell.journal()));
        shell.admin().contribute(actions, () -> shell.bringToFront(shell.admin()));
        account(actions);
        risk(actions);
        window(
                actions,
                "replay.open",
                "Open a recording…",
                "Shortcut+Shift+O",
                shell::openRecording);
        window(actions, "window.welcome", "Show the welcome again", null, shell::welcome);
        window(actions, "window.about", "About this application", null, shell::about);
        appearance(actions);
    }

    private void account(Actions actions) {
        window(actions, "window.connect", "Connect to a backend", "Shortcut+O", shell::connect);
        window(
                actions,
                "window.security",
                "Your account: sign-in, devices, API keys, privacy",
                null,
                shell::security);
        window(actions, "account.keys", "Your API keys", null, () -> shell.account(Opening.KEYS));
        window(
                actions,
                "account.privacy",
                "Your data: copy, consents, erasure",
                null,
                () -> shell.account(Opening.PRIVACY));
        actions.add(
                new Action(
                        "account.choose",
                        Group.TRADE,
                        "Trading account: choose (paper, live)…",
                        KeyCombination.valueOf("Shortcut+Shift+U"),
                        shell::chooseAccount));
        window(
                actions,
                "account.connections",
                "Exchange connections: add, replace key, remove…",
                null,
                shell::connections);
        window(actions, "window.notices", "Your notices", null, shell::notices);
    }

    private void risk(Actions actions) {
        actions.add(
                new Action(
                        "risk.show",
                        Group.TRADE,
                        "Risk: limits, use, fees",
                        KeyCombination.valueOf("Shortcut+R"),
                        shell::risk));
        actions.add(
                new Action(
                        "risk.kill",
                        Group.TRADE,
                        "Kill switch: stop all trading…",
                        KeyCombination.valueOf("Shortcut+Shift+K"),
                        shell::stopTrading));
    }

    private void appearance(Actions actions) {
        window(
                actions,
                "look.theme",
                "Theme: dark or light",
                "Shortcut+Shift+L",
                () -> {
                    Appearance now = shell.layout().appearance();
                    shell.look(now.with(now.theme() == Theme.DARK ? Theme.LIGHT : Theme.DARK));
                });
        window(
                actions,
                "look.colourBlind",
                "Colour-blind pair: on or off",
                null,
                () ->
                        shell.look(
                                shell.layout()
                                        .appearance()
                                        .withColourBlind(
                                                !shell.layout().appearance().colourBlind())));
        window(
                actions,
                "look.density",
                "Row height: compact, regular, touch",
                null,
                () ->
                        shell.look(
                                shell.layout()
                                        .appearance()
                                        .with(shell.layout().appearance().density().next())));
        text(actions, "look.text", "Text size: 100, 115, 130, 150 %", null, TextScale::next);
        text(actions, "look.text.larger", "Larger text", "Shortcut+Equals", TextScale::larger);
        text(actions, "look.text.smaller", "Smaller text", "Shortcut+Minus", TextScale::smaller);
        text(
                actions,
                "look.text.usual",
                "Text of the usual size",
                "Shortcut+0",
                _ -> TextScale.USUAL);
    }

    private void text(
            Actions actions,
            String id,
            String name,
            @Nullable String key,
            UnaryOperator<TextScale> change) {
        window(
                actions,
                id,
                name,
                key,
                () -> {
                    Appearance now = shell.layout().appearance();
                    shell.look(now.with(change.apply(now.text())));
                });
    }

    private static void window(
            Actions actions, String id, String name, @Nullable String key, Runnable deed) {
        actions.add(
                new Action(
                        id,
                        Group.WINDOW,
                        name,
                        key == null ? null : KeyCombination.valueOf(key),
                        deed));
    }
}
