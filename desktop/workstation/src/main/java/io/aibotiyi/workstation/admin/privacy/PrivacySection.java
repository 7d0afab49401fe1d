package io.aibotiyi.workstation.admin.privacy;

import io.aibotiyi.protocol.Privacy.RequestQuery;
import io.aibotiyi.protocol.Privacy.RequestState;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.Pages;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.feather.Feather;

/** Everybody's requests to have their data exported or erased. */
public final class PrivacySection extends TableSection<RequestView> {

    private final Acts acts;

    public PrivacySection(Desk desk, Acts acts) {
        super(
                desk,
                new Heading("privacy", "Privacy requests", Feather.EYE_OFF),
                (client, soFar) ->
                        Pages.all(
                                after ->
                                        client.privacy()
                                                .all(
                                                        new RequestQuery(
                                                                null, null, after, Pages.LIMIT)),
                                soFar),
                RequestView::id,
                r ->
                        String.join(
                                " ",
                                Names.words(r.kind()),
                                Names.words(r.state()),
                                r.person().toString(),
                                r.requestedBy().toString(),
                                Names.orDash(r.reason())),
                new RecordTable.Emptiness(
                        Feather.EYE_OFF,
                        "No requests",
                        "They appear when somebody asks for their data or to be forgotten."));
        this.acts = acts;
        table().text("Request", 90, r -> Names.words(r.kind()))
                .badge("State", 130, PrivacySection::state)
                .firm()
                .text("Person", 126, r -> Names.brief(r.person()))
                .firm()
                .text("Asked by", 126, PrivacySection::asker)
                .firm()
                .time("Asked", r -> r.createdAt())
                .time("Due", r -> r.due())
                .muted("Reason", 260, r -> Names.orDash(r.reason()));
    }

    private static String asker(RequestView request) {
        return request.person().equals(request.requestedBy())
                ? "themself"
                : Names.brief(request.requestedBy());
    }

    private static Badge state(RequestView request) {
        String text = Names.words(request.state());
        return switch (request.state()) {
            case AWAITING_APPROVAL, WAITING -> Badge.attention(text);
            case RUNNING, READY -> Badge.good(text);
            case FAILED -> Badge.danger(text);
            case DONE, CANCELLED, REFUSED, EXPIRED -> Badge.quiet(text);
        };
    }

    @Override
    protected void detail(RequestView request, Drawer drawer) {
        List<Node> facts = new ArrayList<>();
        facts.add(Form.fact("State", state(request).label()));
        facts.add(Form.fact("Person", request.person().toString()));
        facts.add(Form.fact("Asked by", asker(request)));
        facts.add(Form.fact("Reason", Names.orDash(request.reason())));
        facts.add(Form.fact("Decided by", Names.whole(request.decidedBy())));
        facts.add(Form.fact("Asked", Times.of(request.createdAt())));
        facts.add(Form.fact("Due", Times.of(request.due())));
        facts.add(Form.fact("Finished", Times.of(request.finishedAt())));
        request.erased().forEach(line -> facts.add(Form.fact("Erased", line)));
        request.retained().forEach(line -> facts.add(Form.fact("Kept", line)));
        drawer.show(
                Names.words(request.kind()) + " of " + Names.brief(request.person()),
                facts,
                request.state() == RequestState.AWAITING_APPROVAL
                        ? decisions(request, facts)
                        : List.of());
    }

    private List<Button> decisions(RequestView request, List<Node> facts) {
        TextField reason = new TextField();
        facts.add(Form.line("Reason to refuse", reason));
        String what = Names.words(request.kind());
        Button refuse =
                Form.main(
                        "Refuse",
                        "plain",
                        () ->
                                acts.run(
                                        "Refuse the " + what,
                                        c ->
                                                c.privacy()
                                                        .refuse(
                                                                request.id(),
                                                                reason.getText().strip()),
                                        this::refresh));
        refuse.disableProperty().bind(reason.textProperty().isEmpty());
        Button approve =
                Form.main(
                        "Approve",
                        "danger",
                        () ->
                                acts.dangerous(
                                        "Approve the " + what,
                                        "What is erased cannot be brought back, not even from a"
                                                + " backup. Trading records stay as long as the law"
                                                + " asks for them.",
                                        what,
                                        "Approve",
                                        c -> c.privacy().approve(request.id()),
                                        this::refresh));
        return List.of(refuse, approve);
    }
}
