package io.aibotiyi.workstation.replay;

import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.ReplayOpening;
import io.aibotiyi.workstation.state.ReplayStore;
import io.aibotiyi.workstation.state.Target;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which recording to play back. Closing it while a recording is being read leaves that going. */
public final class OpenRecordingForm extends VBox {

    private final ReplayStore replays;
    private final FileDialogs dialogs;
    private final Runnable close;
    private final TextField path = new TextField();
    private final Button choose = new Button("Choose…");
    private final Label where = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Label busy = new Label();
    private final Label error = new Label();
    private final Button go = new Button("Open");
    private final Pins pins = new Pins();
    private boolean asked;
    private long since;

    /**
     * @param close closes the form
     */
    public OpenRecordingForm(Desk desk, FileDialogs dialogs, Runnable close) {
        this.dialogs = dialogs;
        this.close = close;
        replays = desk.replays();
        getStyleClass().addAll("connect-form", "open-recording");
        Label title = new Label("Open a recording");
        title.getStyleClass().add("dialog-title");
        Label what =
                advice(
                        "A captured session plays back as a market of its own, marked REPLAY, paused"
                                + " at its beginning. Orders in it are filled on paper.");
        where.getStyleClass().add("advice");
        where.setWrapText(true);
        progress.setMaxWidth(Double.MAX_VALUE);
        busy.getStyleClass().add("advice");
        error.getStyleClass().add("form-error");
        error.setWrapText(true);
        Button cancel = new Button("Close");
        cancel.getStyleClass().add("text-button");
        cancel.setOnAction(_ -> close.run());
        go.setDefaultButton(true);
        go.setOnAction(_ -> submit(path.getText()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, cancel, go);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren().addAll(title, what, line(), where, progress, busy, error, buttons);
        ReplayOpening now = replays.openings().get();
        asked = now.phase() == ReplayOpening.Phase.OPENING;
        if (asked) {
            path.setText(now.file());
        } else {
            replays.forgetOpening();
        }
        pins.add(replays.openings().listen(this::show));
        pins.add(desk.link().listen(this::showLink));
        pins.add(desk.bridge().onPulse(this::count));
    }

    private static Label advice(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("advice");
        label.setWrapText(true);
        return label;
    }

    private VBox line() {
        Label label = new Label("Path of the capture");
        label.getStyleClass().add("figure-name");
        label.setLabelFor(path);
        path.setPromptText("session.capture.gz");
        choose.getStyleClass().add("text-button");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ ->
                dialogs.chooseRecording(getScene().getWindow())
                        .ifPresent(file -> path.setText(file.toString())));
        HBox.setHgrow(path, Priority.ALWAYS);
        HBox field = new HBox(path, choose);
        field.setAlignment(Pos.CENTER_LEFT);
        field.getStyleClass().add("segmented");
        VBox line = new VBox(label, field);
        line.getStyleClass().add("form-line");
        return line;
    }

    /** Ends its listening; the mirror of making it. */
    public void detach() {
        pins.close();
    }

    /** What should have the keyboard first. */
    public Node first() {
        return path;
    }

    /** Opens a path as if it had been typed. */
    public void submit(String text) {
        path.setText(text);
        String file = text.strip();
        if (file.isEmpty()) {
            error.setText("Name the capture file to play back.");
            visible(error, true);
            path.requestFocus();
            return;
        }
        asked = true;
        since = 0;
        replays.open(file);
    }

    private void show(ReplayOpening opening) {
        boolean reading = asked && opening.phase() == ReplayOpening.Phase.OPENING;
        visible(progress, reading);
        visible(busy, reading);
        path.setDisable(reading);
        choose.setDisable(reading);
        go.setDisable(reading);
        if (reading) {
            busy.setText(reading(0));
        }
        error.setText(asked ? opening.reason() : "");
        visible(error, !error.getText().isEmpty());
        if (asked && opening.phase() == ReplayOpening.Phase.FAILED) {
            path.requestFocus();
            path.selectAll();
        }
        if (asked && opening.phase() == ReplayOpening.Phase.OPENED) {
            asked = false;
            replays.forgetOpening();
            close.run();
        }
    }

    private void count(long nanoTime) {
        if (busy.isVisible()) {
            since = since == 0 ? nanoTime : since;
            busy.setText(reading((nanoTime - since) / 1_000_000_000));
        }
    }

    private static String reading(long seconds) {
        return "Reading it once, to know its markets and times: "
                + seconds
                + " s. You may close"
                + " this; it goes on.";
    }

    private void showLink(Link link) {
        boolean here = link.target() instanceof Target.Embedded;
        visible(choose, here && dialogs.areAvailable());
        where.setText(
                link.target() instanceof Target.Remote remote
                        ? "The path is on the backend's machine, "
                                + remote.address().getHost()
                                + ", not on this computer."
                        : "The backend runs inside this application: the path is on this"
                                + " computer.");
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
