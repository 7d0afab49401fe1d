package io.aibotiyi.workstation.security;

import io.aibotiyi.protocol.Sessions.DeviceState;
import io.aibotiyi.protocol.Sessions.DeviceView;
import io.aibotiyi.protocol.Sessions.SessionView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.table.Badge;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where one is signed in, and one's registered devices. */
final class DevicesPane extends VBox implements Part {

    private final Acts acts;
    private final VBox sessions = new VBox();
    private final VBox devices = new VBox();

    DevicesPane(Acts acts) {
        this.acts = acts;
        getStyleClass().add("security-pane");
        sessions.getStyleClass().add("security-lines");
        devices.getStyleClass().add("security-lines");
        getChildren()
                .addAll(
                        heading("Sessions"),
                        sessions,
                        Form.buttons(Form.main("End all others", "danger", this::endOthers)),
                        heading("Devices"),
                        devices);
    }

    private static Label heading(String name) {
        Label heading = new Label(name);
        heading.getStyleClass().add("editor-title");
        return heading;
    }

    @Override
    public Node node() {
        ScrollPane scroll = new ScrollPane(this);
        scroll.setFitToWidth(true);
        return scroll;
    }

    @Override
    public void open() {
        refresh();
    }

    @Override
    public void close() {}

    void refresh() {
        acts.ask("See your sessions", c -> c.sessions().list(), this::showSessions);
        acts.ask("See your devices", c -> c.devices().list(), this::showDevices);
    }

    private static HBox line(Node name, String detail, List<? extends Node> acts) {
        Label text = new Label(detail);
        text.getStyleClass().add("figure-name");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(name, text);
        words.getStyleClass().add("news-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(words);
        line.getChildren().addAll(acts);
        for (Node act : acts) {
            if (act instanceof Region region) {
                region.setMinWidth(USE_PREF_SIZE);
            }
        }
        line.getStyleClass().add("news-line");
        return line;
    }

    private static Label name(String text) {
        Label name = new Label(text);
        name.getStyleClass().add("news-headline");
        return name;
    }

    private void showSessions(List<SessionView> all) {
        sessions.getChildren()
                .setAll(
                        all.stream()
                                .map(s ->
                                        line(
                                                name(
                                                        s.deviceName() == null
                                                                ? s.agent()
                                                                : s.deviceName()),
                                                s.address()
                                                        + ", last active "
                                                        + Times.of(s.lastActive()),
                                                List.of(
                                                        s.current()
                                                                ? Badge.good("this one").label()
                                                                : Form.plain("End", () -> end(s)))))
                                .toList());
    }

    private void end(SessionView session) {
        acts.run("End a session", c -> c.sessions().end(session.id()), this::refresh);
    }

    private void endOthers() {
        acts.run("End all other sessions", c -> c.sessions().endOthers(), this::refresh);
    }

    private void showDevices(List<DeviceView> all) {
        devices.getChildren().setAll(all.stream().map(this::line).toList());
    }

    private HBox line(DeviceView device) {
        TextField name = new TextField(device.name());
        name.setAccessibleText("Name of the device");
        name.getStyleClass().add("table-filter");
        name.setMaxWidth(280);
        name.setOnAction(_ -> rename(device, name.getText().strip()));
        List<Node> buttons = new ArrayList<>();
        buttons.add(Form.plain("Rename", () -> rename(device, name.getText().strip())));
        if (device.state() == DeviceState.PENDING) {
            buttons.add(
                    Form.plain(
                            "Confirm",
                            () ->
                                    acts.run(
                                            "Confirm " + device.name(),
                                            c -> c.devices().confirm(device.id()),
                                            this::refresh)));
        }
        if (device.current()) {
            buttons.add(Badge.good("this one").label());
        } else {
            buttons.add(Form.plain("Remove", () -> remove(device)));
        }
        return line(
                name,
                (device.state() == DeviceState.PENDING ? "waits to be confirmed, " : "")
                        + "last seen "
                        + Times.of(device.lastSeen()),
                buttons);
    }

    private void rename(DeviceView device, String name) {
        acts.run(
                "Rename " + device.name(),
                c -> c.devices().rename(device.id(), name),
                this::refresh);
    }

    private void remove(DeviceView device) {
        acts.dangerous(
                "Remove " + device.name(),
                "Its sessions end, and it has to be confirmed again.",
                device.name(),
                "Remove",
                c -> c.devices().remove(device.id()),
                this::refresh);
    }
}
