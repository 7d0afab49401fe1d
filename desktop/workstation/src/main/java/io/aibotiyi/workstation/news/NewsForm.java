package io.aibotiyi.workstation.news;

import io.aibotiyi.protocol.Notices.NoticePage;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The notices of who is signed in, newest first; unread ones are marked. FX thread only. */
public final class NewsForm extends VBox {

    /** Most notices that are listed at once; older ones are left out, and the list says so. */
    static final int MOST = 500;

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass ALARMING = PseudoClass.getPseudoClass("alarming");

    private final News news;
    private final Acts acts;
    private final Label sum = new Label();
    private final Button all = Form.main("Mark all as read", "plain", this::markAll);
    private final VBox lines = new VBox();
    private final StatePane state;
    private final Button more = Form.plain("Show older ones", this::older);
    private final List<NoticeView> older = new ArrayList<>();
    private final Pins pins = new Pins();
    private @Nullable UUID next;
    private boolean turned;

    public NewsForm(Desk desk, News news, Dialogs dialogs) {
        this.news = news;
        acts = new Acts(desk, dialogs, desk.urgent());
        getStyleClass().addAll("confirm", "wide-dialog", "news");
        sum.getStyleClass().add("figure-name");
        lines.getStyleClass().add("news-lines");
        all.setId("news-all-read");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(sum, space, all);
        head.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        state = new StatePane(scroll);
        state.setPrefHeight(460);
        getChildren()
                .addAll(
                        Form.title("Notices"),
                        head,
                        state,
                        Form.buttons(Form.plain("Close", dialogs::closeTop)));
        pins.add(news.newest().listen(this::show));
        pins.add(news.health().listen(this::show));
        news.refresh();
    }

    /** Ends its listening; the mirror of making it. */
    public void detach() {
        pins.close();
    }

    /** What should have the keyboard first. */
    public Node first() {
        return all;
    }

    private void show(NoticePage page) {
        if (!turned) {
            next = page.next();
        }
        sum.setText(
                page.unread() == 0
                        ? "All read"
                        : String.format(Locale.ROOT, "%,d unread", page.unread()));
        all.setDisable(page.unread() == 0);
        draw();
        show(news.health().get());
    }

    private void draw() {
        List<NoticeView> shown = new ArrayList<>(news.newest().get().notices());
        older.stream()
                .filter(o -> shown.stream().noneMatch(s -> s.id().equals(o.id())))
                .toList()
                .forEach(shown::add);
        lines.getChildren().setAll(shown.stream().map(this::line).toList());
        if (next != null && shown.size() < MOST) {
            lines.getChildren().add(more);
        } else if (next != null) {
            lines.getChildren().add(Form.text("Older ones are not listed here."));
        }
    }

    private void show(Health how) {
        boolean empty = news.newest().get().notices().isEmpty();
        switch (how.phase()) {
            case LOADING -> state.showLoading("Loading");
            case FAILED -> state.showFailed("Notices are not available", how.reason());
            case STALE -> {
                if (empty) {
                    state.showFailed("Notices are not available", how.reason());
                } else {
                    state.showStale(how.reason());
                }
            }
            case LIVE -> {
                if (empty) {
                    state.showEmpty(
                            Feather.BELL_OFF,
                            "No notices",
                            "What happens to your account, your rights and your requests is told"
                                    + " here.");
                } else {
                    state.showContent();
                }
            }
        }
    }

    private HBox line(NoticeView notice) {
        Region mark = new Region();
        mark.getStyleClass().add("news-mark");
        Label headline = new Label(NewsWords.headline(notice));
        headline.getStyleClass().add("news-headline");
        headline.setWrapText(true);
        VBox words = new VBox(headline);
        words.getStyleClass().add("news-words");
        String detail = NewsWords.detail(notice);
        if (!detail.isEmpty()) {
            Label facts = new Label(detail);
            facts.getStyleClass().add("figure-name");
            facts.setWrapText(true);
            facts.setMinHeight(USE_PREF_SIZE);
            words.getChildren().add(facts);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        Label time = new Label(Times.of(notice.at()));
        time.getStyleClass().add("figure-name");
        time.setMinWidth(USE_PREF_SIZE);
        Button read = Form.plain("Mark as read", () -> mark(notice));
        read.setMinWidth(USE_PREF_SIZE);
        read.setVisible(!notice.read());
        read.setAccessibleText("Mark as read: " + headline.getText());
        HBox line = new HBox(mark, words, time, read);
        line.getStyleClass().add("news-line");
        line.pseudoClassStateChanged(UNREAD, !notice.read());
        line.pseudoClassStateChanged(ALARMING, NewsWords.isAlarming(notice));
        line.setAccessibleText((notice.read() ? "" : "Unread: ") + headline.getText());
        return line;
    }

    private void mark(NoticeView notice) {
        acts.run(
                "Mark a notice as read",
                c -> c.notices().markRead(notice.id()),
                () -> {
                    older.replaceAll(o -> o.id().equals(notice.id()) ? read(o) : o);
                    news.refresh();
                });
    }

    private void markAll() {
        acts.run(
                "Mark all notices as read",
                c -> c.notices().markAllRead(),
                () -> {
                    older.replaceAll(NewsForm::read);
                    news.refresh();
                });
    }

    private static NoticeView read(NoticeView n) {
        return new NoticeView(n.id(), n.kind(), n.at(), n.details(), true);
    }

    private void older() {
        UUID before = next;
        if (before != null) {
            acts.ask(
                    "Show older notices",
                    c -> c.notices().page(before, News.PAGE),
                    page -> {
                        turned = true;
                        older.addAll(page.notices());
                        next = page.next();
                        draw();
                    });
        }
    }
}
