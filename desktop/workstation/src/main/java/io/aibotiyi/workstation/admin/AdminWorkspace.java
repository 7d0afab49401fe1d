package io.aibotiyi.workstation.admin;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.access.AssignmentsSection;
import io.aibotiyi.workstation.admin.access.DelegationsSection;
import io.aibotiyi.workstation.admin.access.RolesSection;
import io.aibotiyi.workstation.admin.approvals.ApprovalsSection;
import io.aibotiyi.workstation.admin.audit.AlertsSection;
import io.aibotiyi.workstation.admin.audit.AuditSection;
import io.aibotiyi.workstation.admin.people.PeopleSection;
import io.aibotiyi.workstation.admin.policies.PoliciesSection;
import io.aibotiyi.workstation.admin.privacy.PrivacySection;
import io.aibotiyi.workstation.admin.reviews.ReviewsSection;
import io.aibotiyi.workstation.admin.risk.AccountsSection;
import io.aibotiyi.workstation.admin.section.Section;
import io.aibotiyi.workstation.admin.sessions.DevicesSection;
import io.aibotiyi.workstation.admin.sessions.KeysSection;
import io.aibotiyi.workstation.admin.sessions.SessionsSection;
import io.aibotiyi.workstation.admin.system.ConfigurationSection;
import io.aibotiyi.workstation.admin.system.FlagsSection;
import io.aibotiyi.workstation.admin.system.OverviewSection;
import io.aibotiyi.workstation.admin.system.ServerKeysSection;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.spaces.Workspace;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/**
 * The console: a rail of sections, one in front. Only the section in front asks the backend, at
 * once when it is chosen and then every {@link #REFRESH_SECONDS} seconds.
 */
public final class AdminWorkspace implements Workspace {

    static final int REFRESH_SECONDS = 5;

    private static final long REFRESH_NANOS = REFRESH_SECONDS * 1_000_000_000L;

    private final Desk desk;

    /** How often all sections are asked what waits in them. */
    private static final long COUNT_NANOS = 30_000_000_000L;

    private final List<Section> sections;
    private final Remote<Map<String, Integer>> waiting;
    private final Rail rail;
    private final BorderPane root = new BorderPane();
    private final Pins pins = new Pins();
    private @Nullable Section shown;
    private boolean front;
    private boolean attached;
    private long refreshed = Long.MIN_VALUE;
    private long counted = Long.MIN_VALUE;

    AdminWorkspace(Desk desk, List<Section> sections) {
        this.desk = desk;
        this.sections = List.copyOf(sections);
        rail = new Rail(this.sections, this::open);
        waiting =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        Map.of(),
                        this::count);
        root.getStyleClass().add("admin");
        root.setLeft(rail);
    }

    /**
     * With every section there is.
     *
     * @param files where evidence is saved
     */
    public static AdminWorkspace of(Desk desk, Dialogs dialogs, FileDialogs files) {
        Acts acts = new Acts(desk, dialogs, desk.urgent());
        AdminWorkspace workspace =
                new AdminWorkspace(
                        desk,
                        List.of(
                                new OverviewSection(desk),
                                new PeopleSection(desk, acts),
                                new SessionsSection(desk, acts),
                                new DevicesSection(desk, acts),
                                new KeysSection(desk, acts),
                                ApprovalsSection.of(desk, acts),
                                new RolesSection(desk, acts),
                                AssignmentsSection.of(desk, acts),
                                DelegationsSection.of(desk, acts),
                                new PoliciesSection(desk, acts),
                                ReviewsSection.of(desk, acts, files),
                                new AccountsSection(desk, acts),
                                AlertsSection.of(desk, acts),
                                AuditSection.of(desk, acts),
                                new PrivacySection(desk, acts),
                                ServerKeysSection.of(desk, acts),
                                new ConfigurationSection(desk),
                                new FlagsSection(desk, acts)));
        acts.afterEach(workspace.waiting::refresh);
        return workspace;
    }

    @Override
    public String id() {
        return "admin";
    }

    @Override
    public String name() {
        return "Admin";
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void attach() {
        attached = true;
        pins.add(desk.bridge().onPulse(this::pulse));
        pins.add(desk.client().listen(this::changed));
        pins.add(
                waiting.value()
                        .listen(now ->
                                sections.forEach(
                                        s -> rail.count(s.id(), now.getOrDefault(s.id(), 0)))));
        show(shown == null ? sections.getFirst() : shown);
    }

    @Override
    public void detach() {
        if (shown != null) {
            shown.close();
        }
        attached = false;
        pins.close();
    }

    @Override
    public void inFront(boolean now) {
        front = now;
        if (now) {
            refresh();
        }
    }

    /** Adds an action per section, to be reached by name. */
    public void contribute(Actions actions, Runnable bringToFront) {
        for (Section section : sections) {
            actions.add(
                    new Action(
                            "admin." + section.id(),
                            Group.ADMIN,
                            "Admin: " + section.name(),
                            null,
                            () -> {
                                bringToFront.run();
                                open(section.id());
                            }));
        }
    }

    /** Chooses a section. */
    public void open(String id) {
        sections.stream().filter(s -> s.id().equals(id)).findFirst().ifPresent(this::open);
    }

    private void open(Section next) {
        if (!attached) {
            shown = next;
            rail.show(next.id());
            return;
        }
        if (!next.equals(shown)) {
            if (shown != null) {
                shown.close();
            }
            show(next);
        }
        next.first().requestFocus();
    }

    private void show(Section next) {
        shown = next;
        rail.show(next.id());
        root.setCenter(next.node());
        next.open();
        refresh();
    }

    /** Another backend, or none: what the last one answered is of no use. */
    private void changed(Optional<AibotClient> client) {
        sections.forEach(Section::forget);
        waiting.forget();
        if (client.isPresent()) {
            refresh();
        }
    }

    /** Opens the detail of the first record of the section in front. */
    public void openFirst() {
        if (shown != null) {
            shown.openFirst();
        }
    }

    /** Asks the backend again for what the section in front shows. */
    public void refresh() {
        if (attached && front && shown != null && desk.client().get().isPresent()) {
            refreshed = Long.MIN_VALUE;
            counted = Long.MIN_VALUE;
            shown.refresh();
        }
    }

    /** What waits, by section; a section that the person may not read counts nothing. */
    private Map<String, Integer> count(AibotClient client) {
        Map<String, Integer> counts = new HashMap<>();
        for (Section section : sections) {
            section.waiting()
                    .ifPresent(question -> {
                        try {
                            counts.put(section.id(), question.apply(client));
                        } catch (ApiException e) {
                            if (e.problem().code() != ErrorCode.FORBIDDEN) {
                                throw e;
                            }
                        }
                    });
        }
        return counts;
    }

    private void pulse(long now) {
        if (front
                && desk.client().get().isPresent()
                && (counted == Long.MIN_VALUE || now - counted >= COUNT_NANOS)) {
            counted = now;
            waiting.refresh();
        }
        if (refreshed == Long.MIN_VALUE) {
            refreshed = now;
        } else if (now - refreshed >= REFRESH_NANOS) {
            refreshed = now;
            if (front && shown != null && desk.client().get().isPresent()) {
                shown.tick();
            }
        }
    }
}
