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
import java.util.function.Supplier;
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

    private final List<Entry> entries;
    private final Remote<Map<String, Integer>> waiting;
    private volatile @Nullable Console console;
    private final BorderPane root = new BorderPane();
    private final Pins pins = new Pins();
    private @Nullable Section shown;
    private boolean front;
    private boolean attached;
    private long refreshed = Long.MIN_VALUE;
    private long counted = Long.MIN_VALUE;

    /** A section before anybody has looked at the console. */
    record Entry(String id, String name, Supplier<Section> make) {

        /**
         * @throws IllegalStateException if the section calls itself something else
         */
        Section made() {
            Section section = make.get();
            if (!section.id().equals(id) || !section.name().equals(name)) {
                throw new IllegalStateException(
                        "Section " + section.id() + " is listed as " + id + ", " + name);
            }
            return section;
        }
    }

    private record Console(List<Section> sections, Rail rail) {}

    AdminWorkspace(Desk desk, List<Entry> entries) {
        this.desk = desk;
        this.entries = List.copyOf(entries);
        waiting =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        Map.of(),
                        this::count);
        root.getStyleClass().add("admin");
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
                                new Entry("overview", "Overview", () -> new OverviewSection(desk)),
                                new Entry("people", "People", () -> new PeopleSection(desk, acts)),
                                new Entry(
                                        "sessions",
                                        "Sessions",
                                        () -> new SessionsSection(desk, acts)),
                                new Entry(
                                        "devices", "Devices", () -> new DevicesSection(desk, acts)),
                                new Entry("keys", "API keys", () -> new KeysSection(desk, acts)),
                                new Entry(
                                        "approvals",
                                        "Approvals",
                                        () -> ApprovalsSection.of(desk, acts)),
                                new Entry("roles", "Roles", () -> new RolesSection(desk, acts)),
                                new Entry(
                                        "assignments",
                                        "Assignments",
                                        () -> AssignmentsSection.of(desk, acts)),
                                new Entry(
                                        "delegations",
                                        "Delegations",
                                        () -> DelegationsSection.of(desk, acts)),
                                new Entry(
                                        "policies",
                                        "Policies",
                                        () -> new PoliciesSection(desk, acts)),
                                new Entry(
                                        "reviews",
                                        "Access reviews",
                                        () -> ReviewsSection.of(desk, acts, files)),
                                new Entry(
                                        "accounts",
                                        "Accounts",
                                        () -> new AccountsSection(desk, acts)),
                                new Entry(
                                        "alerts",
                                        "Security alerts",
                                        () -> AlertsSection.of(desk, acts)),
                                new Entry("audit", "Audit log", () -> AuditSection.of(desk, acts)),
                                new Entry(
                                        "privacy",
                                        "Privacy requests",
                                        () -> new PrivacySection(desk, acts)),
                                new Entry(
                                        "server-keys",
                                        "Server keys",
                                        () -> ServerKeysSection.of(desk, acts)),
                                new Entry(
                                        "configuration",
                                        "Configuration",
                                        () -> new ConfigurationSection(desk)),
                                new Entry(
                                        "flags",
                                        "Feature flags",
                                        () -> new FlagsSection(desk, acts))));
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
        Console made = console;
        if (made != null) {
            begin(made);
        }
    }

    /** Made when first wanted: most starts of the workstation never come here. */
    private Console console() {
        Console made = console;
        if (made == null) {
            List<Section> sections = entries.stream().map(Entry::made).toList();
            made = new Console(sections, new Rail(sections, this::open));
            console = made;
            root.setLeft(made.rail());
            if (attached) {
                begin(made);
            }
        }
        return made;
    }

    private void begin(Console on) {
        pins.add(
                waiting.value()
                        .listen(now ->
                                on.sections()
                                        .forEach(s ->
                                                on.rail()
                                                        .count(
                                                                s.id(),
                                                                now.getOrDefault(s.id(), 0)))));
        show(on, shown == null ? on.sections().getFirst() : shown);
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
            console();
            refresh();
        }
    }

    /** Adds an action per section, to be reached by name. */
    public void contribute(Actions actions, Runnable bringToFront) {
        for (Entry entry : entries) {
            actions.add(
                    new Action(
                            "admin." + entry.id(),
                            Group.ADMIN,
                            "Admin: " + entry.name(),
                            null,
                            () -> {
                                bringToFront.run();
                                open(entry.id());
                            }));
        }
    }

    /** Chooses a section. */
    public void open(String id) {
        console().sections().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .ifPresent(this::open);
    }

    private void open(Section next) {
        if (!attached) {
            shown = next;
            console().rail().show(next.id());
            return;
        }
        if (!next.equals(shown)) {
            if (shown != null) {
                shown.close();
            }
            show(console(), next);
        }
        next.first().requestFocus();
    }

    private void show(Console on, Section next) {
        shown = next;
        on.rail().show(next.id());
        root.setCenter(next.node());
        next.open();
        refresh();
    }

    /** Another backend, or none: what the last one answered is of no use. */
    private void changed(Optional<AibotClient> client) {
        made().forEach(Section::forget);
        waiting.forget();
        if (client.isPresent()) {
            refresh();
        }
    }

    private List<Section> made() {
        Console now = console;
        return now == null ? List.of() : now.sections();
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
        for (Section section : made()) {
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
