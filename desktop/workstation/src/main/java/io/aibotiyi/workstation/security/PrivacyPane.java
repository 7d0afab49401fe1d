package io.aibotiyi.workstation.security;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Privacy.ConsentView;
import io.aibotiyi.protocol.Privacy.RequestKind;
import io.aibotiyi.protocol.Privacy.RequestState;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import io.aibotiyi.workstation.table.Badge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One's own data: fetching it, what it may be used for, and being erased. While something is being
 * worked on it is looked at again every {@link #REFRESH_SECONDS} seconds. FX thread only.
 */
final class PrivacyPane extends BorderPane implements Part {

    static final int REFRESH_SECONDS = 2;

    private static final long REFRESH_NANOS = REFRESH_SECONDS * 1_000_000_000L;

    /** What the backend answers about oneself. */
    private record Own(List<RequestView> requests, List<ConsentView> consents) {

        static final Own NOTHING = new Own(List.of(), List.of());

        static Own of(AibotClient client) {
            return new Own(client.privacy().mine(), client.privacy().consents());
        }
    }

    private final Desk desk;
    private final Acts acts;
    private final Archive archive;
    private final Remote<Own> own;
    private final VBox requests = lines();
    private final VBox consents = lines();
    private final Button export = Form.main("Collect my data", "plain", this::export);
    private final Button erase = Form.main("Ask to be erased…", "danger", this::erase);
    private final StatePane state;
    private final Pins pins = new Pins();
    private long refreshed;

    PrivacyPane(Desk desk, Acts acts, FileDialogs files) {
        this.desk = desk;
        this.acts = acts;
        archive = new Archive(acts, files, this::refresh);
        own =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        Own.NOTHING,
                        Own::of);
        getStyleClass().add("security-pane");
        export.setId("privacy-export");
        erase.setId("privacy-erase");
        VBox body =
                new VBox(
                        head(
                                "Copy of your data",
                                "All that is kept about you, as one archive of JSON and text. It is"
                                        + " collected in the background and can be fetched once.",
                                export),
                        requests,
                        head("Consents", "What your data may be used for only if you agree.", null),
                        consents,
                        head(
                                "Erasure",
                                "After a waiting period your account is gone for good. What the law"
                                        + " has kept, such as orders, stays without your name.",
                                erase));
        body.getStyleClass().add("privacy-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        state = new StatePane(scroll);
        setCenter(state);
    }

    private static VBox lines() {
        VBox lines = new VBox();
        lines.getStyleClass().add("security-lines");
        return lines;
    }

    private static HBox head(String name, String text, @Nullable Button act) {
        Label title = new Label(name);
        title.getStyleClass().add("editor-title");
        Label what = Form.text(text);
        what.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(title, what);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(words);
        if (act != null) {
            act.setMinWidth(Region.USE_PREF_SIZE);
            head.getChildren().add(act);
        }
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("security-head");
        return head;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void open() {
        pins.add(own.value().listen(this::show));
        pins.add(own.health().listen(this::show));
        pins.add(desk.bridge().onPulse(this::pulse));
        refresh();
    }

    @Override
    public void close() {
        pins.close();
    }

    private void refresh() {
        own.refresh();
    }

    private void pulse(long now) {
        if (now - refreshed < REFRESH_NANOS) {
            return;
        }
        refreshed = now;
        if (own.value().get().requests().stream()
                .anyMatch(r -> r.state() == RequestState.RUNNING)) {
            refresh();
        }
    }

    private void show(Health how) {
        switch (how.phase()) {
            case LOADING -> state.showLoading("Loading");
            case FAILED -> state.showFailed("Your data is not available", how.reason());
            case STALE -> state.showStale(how.reason());
            case LIVE -> state.showContent();
        }
    }

    private void show(Own now) {
        requests.getChildren().setAll(now.requests().stream().map(this::line).toList());
        if (now.requests().isEmpty()) {
            requests.getChildren().add(Form.text("You have asked for nothing yet."));
        }
        consents.getChildren().setAll(now.consents().stream().map(this::line).toList());
        if (now.consents().isEmpty()) {
            consents.getChildren().add(Form.text("Nothing here needs your consent."));
        }
        export.setDisable(
                now.requests().stream()
                        .anyMatch(r ->
                                r.kind() == RequestKind.EXPORT
                                        && r.state() == RequestState.RUNNING));
        erase.setDisable(
                now.requests().stream()
                        .anyMatch(r ->
                                r.kind() == RequestKind.ERASURE
                                        && (r.state() == RequestState.WAITING
                                                || r.state() == RequestState.AWAITING_APPROVAL
                                                || r.state() == RequestState.RUNNING)));
    }

    private HBox line(RequestView request) {
        List<Node> buttons = new ArrayList<>();
        if (request.state() == RequestState.READY) {
            buttons.add(Form.main("Save…", "plain", () -> archive.save(request.id())));
        }
        if (request.kind() == RequestKind.ERASURE && request.state() == RequestState.WAITING) {
            buttons.add(Form.main("Cancel it", "plain", () -> cancel(request)));
        }
        return line(
                request.kind() == RequestKind.EXPORT ? "Copy" : "Erasure",
                badge(request.state()),
                detail(request),
                buttons);
    }

    private static HBox line(String name, Badge badge, String detail, List<Node> buttons) {
        Label title = new Label(name);
        title.getStyleClass().add("news-headline");
        HBox head = new HBox(title, badge.label());
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("review-item");
        Label text = new Label(detail);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("figure-name");
        VBox words = new VBox(head, text);
        words.getStyleClass().add("news-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(words);
        line.getChildren().addAll(buttons);
        line.getStyleClass().add("news-line");
        return line;
    }

    private static Badge badge(RequestState state) {
        return switch (state) {
            case AWAITING_APPROVAL -> Badge.attention("waits for approval");
            case WAITING -> Badge.attention("waiting");
            case RUNNING -> Badge.attention("being collected");
            case READY -> Badge.good("ready");
            case DONE -> Badge.quiet("done");
            case CANCELLED -> Badge.quiet("cancelled");
            case REFUSED -> Badge.danger("refused");
            case EXPIRED -> Badge.quiet("expired");
            case FAILED -> Badge.danger("failed");
        };
    }

    private String detail(RequestView request) {
        String asked = "Asked for " + Times.of(request.createdAt());
        Instant until = request.expires();
        Instant due = request.due();
        return switch (request.state()) {
            case RUNNING -> asked + "  ·  for " + sinceAsked(request) + " so far";
            case READY -> asked + (until == null ? "" : "  ·  fetch it until " + Times.of(until));
            case WAITING ->
                    asked
                            + (due == null
                                    ? ""
                                    : "  ·  happens on " + Times.of(due) + " if not cancelled");
            case REFUSED, FAILED ->
                    asked + (request.reason() == null ? "" : "  ·  " + request.reason());
            default -> asked;
        };
    }

    private String sinceAsked(RequestView request) {
        long seconds =
                Math.max(
                        0,
                        Duration.between(request.createdAt(), desk.clock().instant()).toSeconds());
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    private HBox line(ConsentView consent) {
        boolean outdated =
                !consent.given()
                        && consent.version() != null
                        && consent.version() != consent.purpose().version();
        Badge badge =
                consent.given()
                        ? Badge.good("given")
                        : consent.version() == null
                                ? Badge.quiet("not asked yet")
                                : outdated
                                        ? Badge.attention("its text has changed")
                                        : Badge.quiet("not given");
        Button act =
                consent.given()
                        ? Form.main("Withdraw", "plain", () -> choose(consent, false))
                        : Form.main("Agree", "plain", () -> choose(consent, true));
        act.setMinWidth(USE_PREF_SIZE);
        act.setAccessibleText(act.getText() + ": " + consent.purpose().name());
        return line(
                consent.purpose().name(),
                badge,
                consent.purpose().text()
                        + (consent.since() == null
                                ? ""
                                : "  ·  chosen " + Times.of(consent.since())),
                List.of(act));
    }

    private void choose(ConsentView consent, boolean given) {
        acts.run(
                (given ? "Agree to " : "Withdraw consent to ") + consent.purpose().name(),
                c ->
                        c.privacy()
                                .choose(
                                        consent.purpose().name(),
                                        consent.purpose().version(),
                                        given),
                this::refresh);
    }

    private void export() {
        acts.ask("Collect your data", c -> c.privacy().export(), _ -> refresh());
    }

    private void erase() {
        Link link = desk.link().get();
        if (link.session() == null) {
            return;
        }
        String name = link.session().user().username();
        acts.dangerous(
                "Ask to be erased",
                "After the waiting period your account and your personal data are gone for good,"
                        + " and nobody can bring them back. Until then you can cancel it here.",
                name,
                "Ask for it",
                c -> c.privacy().eraseMe(name),
                this::refresh);
    }

    private void cancel(RequestView request) {
        acts.run("Cancel your erasure", c -> c.privacy().cancel(request.id()), this::refresh);
    }
}
