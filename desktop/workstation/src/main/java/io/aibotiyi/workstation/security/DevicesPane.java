package io.aibotiyi.workstation.security;

import io.aibotiyi.protocol.Sessions.DeviceState;
import io.aibotiyi.protocol.Sessions.DeviceView;
import io.aibotiyi.protocol.Sessions.SessionView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.table.Badge;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where one is signed in, and one's registered devices. */
final class DevicesPane extends VBox {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

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

    void refresh() {
        acts.ask("See your sessions", c -> c.sessions().list(), this::showSessions);
        acts.ask("See your devices", c -> c.devices().list(), this::showDevices);
    }

    private static HBox line(String name, String detail, List<? extends Node> acts) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label text = new Label(detail);
        text.getStyleClass().add("advice");
        HBox line = new HBox(new Label(name), text, space);
        line.getChildren().addAll(acts);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("review-item");
        return line;
    }

    private void showSessions(List<SessionView> all) {
        sessions.getChildren()
                .setAll(
                        all.stream()
                                .map(s ->
                                        line(
                                                s.deviceName() == null ? s.agent() : s.deviceName(),
                                                s.address()
                                                        + ", last active "
                                                        + MINUTE.format(s.lastActive()),
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
        name.setPrefWidth(180);
        name.setOnAction(_ -> rename(device, name.getText().strip()));
        List<Node> buttons = new ArrayList<>();
        buttons.add(name);
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
                device.name(),
                (device.state() == DeviceState.PENDING ? "waits to be confirmed, " : "")
                        + "last seen "
                        + MINUTE.format(device.lastSeen()),
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
