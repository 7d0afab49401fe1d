package io.aibotiyi.workstation.admin.sessions;

import io.aibotiyi.protocol.Sessions.SessionView;
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
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/** Who is signed in, from where; and signing them out. */
public final class SessionsSection extends TableSection<SessionView> {

    private static final int RISKY = 40;
    private static final int DANGEROUS = 70;

    private final Acts acts;

    public SessionsSection(Desk desk, Acts acts) {
        super(
                desk,
                new Heading("sessions", "Sessions", Feather.LOG_IN),
                (client, soFar) ->
                        Pages.all(
                                after -> client.sessions().everybodys(null, after, Pages.LIMIT),
                                soFar),
                SessionView::id,
                s ->
                        String.join(
                                " ",
                                s.username(),
                                Names.orDash(s.deviceName()),
                                s.address(),
                                s.agent(),
                                String.join(" ", s.factors()),
                                s.confined() ? "confined" : ""),
                new RecordTable.Emptiness(
                        Feather.LOG_IN,
                        "Nobody is signed in",
                        "Sessions appear as people sign in."));
        this.acts = acts;
        table().text("User", 120, SessionView::username)
                .badge("Risk", 96, SessionsSection::risk)
                .firm()
                .text("Device", 120, s -> Names.orDash(s.deviceName()))
                .muted("Address", 120, SessionView::address)
                .muted("Proved with", 90, s -> String.join(", ", s.factors()))
                .time("Active", s -> s.lastActive())
                .time("Ends", s -> s.expires())
                .muted("Program", 230, SessionView::agent)
                .tool(Form.main("Sign everybody out…", "danger", this::endEverybodys));
    }

    private static Badge risk(SessionView session) {
        String text = session.risk() + (session.confined() ? " confined" : "");
        if (session.risk() >= DANGEROUS) {
            return Badge.danger(text);
        }
        return session.risk() >= RISKY || session.confined()
                ? Badge.attention(text)
                : Badge.quiet(text);
    }

    private void endEverybodys() {
        acts.dangerous(
                "Sign everybody out",
                "Every session but this one ends within a second, on every device.",
                "everybody",
                "Sign out",
                c -> c.sessions().endEverybodys(),
                this::refresh);
    }

    @Override
    protected void detail(SessionView session, Drawer drawer) {
        drawer.show(
                session.username() + (session.current() ? " (this session)" : ""),
                List.of(
                        Form.fact("Risk", risk(session).label()),
                        Form.fact("Device", Names.orDash(session.deviceName())),
                        Form.fact("Address", session.address()),
                        Form.fact("Program", session.agent()),
                        Form.fact("Proved with", String.join(", ", session.factors())),
                        Form.fact("Proved", Times.of(session.authenticated())),
                        Form.fact("Active", Times.of(session.lastActive())),
                        Form.fact("Idle ends", Times.of(session.idleEnds())),
                        Form.fact("Opened", Times.of(session.opened())),
                        Form.fact("Ends", Times.of(session.expires())),
                        Form.fact("Session", session.id().toString())),
                List.of(
                        Form.main(
                                "Everywhere",
                                "danger",
                                () ->
                                        acts.dangerous(
                                                "Sign out " + session.username() + " everywhere",
                                                "Every session on every device ends within a"
                                                        + " second.",
                                                session.username(),
                                                "Sign out",
                                                c -> c.sessions().endAllOf(session.user()),
                                                this::refresh)),
                        Form.main(
                                "Sign out",
                                "danger",
                                () ->
                                        acts.run(
                                                "Sign out " + session.username(),
                                                c -> c.sessions().endAnybodys(session.id()),
                                                this::refresh))));
    }
}
