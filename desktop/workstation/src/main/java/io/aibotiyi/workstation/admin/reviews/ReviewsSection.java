package io.aibotiyi.workstation.admin.reviews;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Reviews.DecideItem;
import io.aibotiyi.protocol.Reviews.ReviewEvidence;
import io.aibotiyi.protocol.Reviews.ReviewItemView;
import io.aibotiyi.protocol.Reviews.ReviewState;
import io.aibotiyi.protocol.Reviews.ReviewView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.NameBook;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.Pages;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.spaces.SaveForm;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import org.kordamp.ikonli.feather.Feather;

/** Access reviews: how far each campaign is, and what is left to certify in the one chosen. */
public final class ReviewsSection extends TableSection<ReviewView> {

    /** Items that are shown of one campaign, the undecided first. */
    static final int SHOWN = 200;

    /** An item with a name. */
    record Item(ReviewItemView view, String person, boolean own) {}

    private final Desk desk;
    private final Acts acts;
    private final FileDialogs files;
    private final NameBook names = new NameBook();

    public static ReviewsSection of(Desk desk, Acts acts, FileDialogs files) {
        return new ReviewsSection(desk, acts, files);
    }

    private ReviewsSection(Desk desk, Acts acts, FileDialogs files) {
        super(
                desk,
                new Heading("reviews", "Access reviews", Feather.CLIPBOARD),
                (client, soFar) ->
                        Pages.all(
                                after -> client.access().reviews().list(after, Pages.LIMIT), soFar),
                ReviewView::id,
                r -> r.title() + ' ' + Names.orDash(r.role()) + ' ' + Names.words(r.state()),
                new RecordTable.Emptiness(
                        Feather.CLIPBOARD,
                        "No reviews",
                        "Open one to have somebody certify each assignment."));
        this.desk = desk;
        this.acts = acts;
        this.files = files;
        table().text("Campaign", 280, ReviewView::title)
                .badge("State", 70, ReviewsSection::state)
                .firm()
                .text("Role", 100, r -> r.role() == null ? "all" : r.role())
                .ordered("Decided", 100, ReviewsSection::progress, ReviewsSection::share)
                .time("Deadline", r -> r.deadline())
                .time("Opened", r -> r.created())
                .tool(Form.main("Open a review…", "plain", this::begin));
    }

    private static Badge state(ReviewView review) {
        return review.state() == ReviewState.OPEN ? Badge.attention("open") : Badge.quiet("closed");
    }

    private static int decided(ReviewView review) {
        return review.items() - review.undecided();
    }

    private static double share(ReviewView review) {
        return review.items() == 0 ? 1 : (double) decided(review) / review.items();
    }

    private static String progress(ReviewView review) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d, %.0f %%",
                decided(review),
                review.items(),
                100 * share(review));
    }

    @Override
    public void forget() {
        names.forget();
        super.forget();
    }

    private void begin() {
        ReviewForm form = new ReviewForm(acts, desk.clock(), this::refresh);
        acts.dialogs().show(form, form.first(), () -> {});
    }

    @Override
    protected void detail(ReviewView review, Drawer drawer) {
        List<Node> facts = new ArrayList<>();
        facts.add(Form.fact("State", state(review).label()));
        facts.add(Form.fact("Role", review.role() == null ? "all roles" : review.role()));
        facts.add(Form.fact("Decided", progress(review)));
        ProgressBar bar = new ProgressBar(share(review));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(progress(review));
        bar.getStyleClass().add("review-progress");
        facts.add(bar);
        facts.add(Form.fact("Deadline", Times.of(review.deadline())));
        facts.add(Form.fact("Closed", Times.of(review.closed())));
        boolean open = review.state() == ReviewState.OPEN;
        TextField note = new TextField();
        note.setPromptText("Why it stays, or goes");
        if (open) {
            facts.add(Form.note("What nobody certifies by the deadline is revoked then."));
            facts.add(Form.line("Your note, for the next decision", note));
        }
        VBox items = new VBox();
        items.getStyleClass().add("review-items");
        facts.add(items);
        drawer.show(
                review.title(),
                facts,
                open
                        ? List.of()
                        : List.of(
                                Form.main("Export the evidence…", "plain", () -> export(review))));
        acts.ask(
                "Items of " + review.title(),
                c -> ask(c, review),
                all -> items.getChildren().setAll(lines(review, all, open, note)));
    }

    private List<Item> ask(AibotClient client, ReviewView review) {
        UserId me = client.session().user().id();
        return Pages.all(
                        after -> client.access().reviews().items(review.id(), after, Pages.LIMIT),
                        _ -> {})
                .stream()
                .sorted(Comparator.comparing((ReviewItemView i) -> i.decision() != null))
                .limit(SHOWN)
                .map(i -> new Item(i, names.of(client, i.user()), me.equals(i.user())))
                .toList();
    }

    private List<Node> lines(ReviewView review, List<Item> all, boolean open, TextField note) {
        List<Node> lines = new ArrayList<>();
        for (Item item : all) {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Label role = new Label(item.view().role());
            role.getStyleClass().add("advice");
            HBox line = new HBox(new Label(item.person()), role, space);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("review-item");
            if (item.view().decision() != null) {
                line.getChildren().add(badge(item.view()).label());
            } else if (item.own()) {
                line.getChildren().add(Badge.quiet("yours: others decide").label());
            } else if (open) {
                line.getChildren()
                        .addAll(
                                deciding(review, item, false, note),
                                deciding(review, item, true, note));
            }
            lines.add(line);
        }
        if (review.items() > all.size()) {
            lines.add(Form.text("The first " + SHOWN + " are shown, the undecided before others."));
        }
        return lines;
    }

    private static Badge badge(ReviewItemView item) {
        return switch (Objects.requireNonNull(item.decision())) {
            case CERTIFIED -> Badge.good("certified");
            case REVOKED -> Badge.danger("revoked");
            case LAPSED -> Badge.danger("lapsed");
        };
    }

    private Button deciding(ReviewView review, Item item, boolean certify, TextField note) {
        Button button =
                Form.plain(
                        certify ? "Certify" : "Revoke",
                        () ->
                                acts.run(
                                        (certify ? "Certify " : "Revoke ")
                                                + item.view().role()
                                                + " of "
                                                + item.person(),
                                        c ->
                                                c.access()
                                                        .reviews()
                                                        .decide(
                                                                review.id(),
                                                                item.view().id(),
                                                                new DecideItem(
                                                                        certify,
                                                                        note.getText().strip())),
                                        this::refresh));
        if (!certify) {
            button.getStyleClass().add("danger");
        }
        button.disableProperty().bind(note.textProperty().isEmpty());
        return button;
    }

    private void export(ReviewView review) {
        SaveForm form =
                new SaveForm(
                        acts.dialogs(),
                        files,
                        "Export the evidence",
                        "The signed document of the closed review as JSON, with its Ed25519"
                                + " signature and public key.",
                        "access-review-" + review.id() + ".json",
                        "Export",
                        target -> write(review, target));
        acts.dialogs().show(form, form.first(), () -> {});
    }

    private void write(ReviewView review, Path target) {
        acts.ask(
                "Export the evidence of " + review.title(),
                c -> {
                    ReviewEvidence evidence = c.access().reviews().evidence(review.id());
                    try {
                        return Files.write(
                                target,
                                Json.mapper().writeValueAsBytes(evidence),
                                StandardOpenOption.CREATE_NEW);
                    } catch (IOException e) {
                        throw new UncheckedIOException(
                                target + " was not written: " + e.getMessage(), e);
                    }
                },
                written -> acts.tell("Evidence exported", written.toString()));
    }
}
