package io.aibotiyi.workstation.gallery;

import static io.aibotiyi.workstation.gallery.Steps.atOnce;
import static io.aibotiyi.workstation.gallery.Steps.choose;
import static io.aibotiyi.workstation.gallery.Steps.press;
import static io.aibotiyi.workstation.gallery.Steps.type;

import java.util.List;
import java.util.stream.Stream;

/** Every section of the Admin workspace, full, empty and refused. */
final class AdminPictures {

    /** Those that are looked at in the dark and by day as they open. */
    private static final List<String> SECTIONS =
            List.of(
                    "people",
                    "sessions",
                    "devices",
                    "keys",
                    "audit",
                    "privacy",
                    "configuration",
                    "flags",
                    "approvals",
                    "roles",
                    "assignments",
                    "delegations",
                    "reviews",
                    "accounts",
                    "alerts");

    private static final int MINUTES = 30;

    private AdminPictures() {}

    static List<Picture> all() {
        return Stream.of(
                        overview().darkAndLight(),
                        SECTIONS.stream()
                                .map(AdminPictures::section)
                                .flatMap(p -> p.darkAndLight().stream())
                                .toList(),
                        states(),
                        section("server-keys")
                                .then(type("vault-reason", "Every quarter"))
                                .darkAndLight(),
                        List.of(delegate(), limits()),
                        policies())
                .flatMap(List::stream)
                .toList();
    }

    private static Picture section(String section) {
        return Picture.of(
                "admin-" + section,
                shell -> {
                    shell.bringToFront(shell.admin());
                    shell.admin().open(section);
                    shell.admin().openFirst();
                });
    }

    /** Looked at for some minutes, so that the trends show. */
    private static Picture overview() {
        Picture next = section("overview");
        for (int i = 0; i < MINUTES; i++) {
            next = next.then(shell -> shell.admin().refresh());
        }
        return next;
    }

    private static List<Picture> states() {
        return List.of(
                section("sessions").named("admin-sessions-failed").in(Scenario.FORBIDDEN),
                section("audit").named("admin-audit-failed").in(Scenario.FORBIDDEN).light(),
                section("overview").named("admin-overview-failed").in(Scenario.FORBIDDEN),
                section("delegations").named("admin-delegations-empty").in(Scenario.EMPTY),
                section("approvals").named("admin-approvals-empty").in(Scenario.EMPTY).light(),
                section("keys").named("admin-keys-empty").in(Scenario.EMPTY));
    }

    private static Picture limits() {
        return section("accounts").named("admin-accounts-limits").then(press("accounts-limits"));
    }

    private static Picture delegate() {
        return section("delegations")
                .named("admin-delegate")
                .then(
                        press("delegate-new"),
                        atOnce(
                                type("delegate-person", "goran.kaya"),
                                type("delegate-days", "14"),
                                type("delegate-reason", "On call while I am away"),
                                choose("sessions:read"),
                                choose("sessions:end")));
    }

    private static List<Picture> policies() {
        Picture tried =
                section("policies")
                        .then(
                                atOnce(
                                        type("try-person", "dina.fontana"),
                                        type("try-permission", "order:place"),
                                        type("try-type", "order"),
                                        type("try-attributes", "amount=20000, side=BUY"),
                                        type("try-at", "2026-03-02 23:10"),
                                        type("try-environment", "device.trusted=false"),
                                        press("try"),
                                        press("policy-check")));
        return List.of(
                tried,
                tried.named("admin-policies-schema").then(press("policy-schema")).light(),
                tried.named("admin-policy-tests").then(press("policy-tests")),
                section("policies")
                        .named("admin-policy-new")
                        .then(press("policy-new"), type("policy-name", "no-million-orders")));
    }
}
