package io.aibotiyi.workstation.gallery;

import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.UUID;

/** The people of the sample, under identifiers that never change. */
final class SampleCast {

    /**
     * @param roles as assigned
     */
    record Member(UserId id, String username, String name, List<String> roles) {}

    /** Who looks at the pictures. */
    static final UserId ME = id("0195549e-8f2a-7c3b-9d41-6e0c5f7a1b2d");

    static final Member CARLA =
            member("01955a10-0000-7000-8000-00000000c001", "carla.brandt", "Carla Brandt", "ADMIN");
    static final Member ISMET =
            member("01955a10-0000-7000-8000-00000000c002", "ismet.kaya", "İsmet Kaya", "OPERATOR");
    static final Member NADIA =
            member(
                    "01955a10-0000-7000-8000-00000000c003",
                    "nadia.fournier",
                    "Nadia Fournier",
                    "AUDITOR");
    static final Member JUN =
            member("01955a10-0000-7000-8000-00000000c004", "jun.watanabe", "渡辺 純", "DEVELOPER");
    static final Member PAULA =
            member("01955a10-0000-7000-8000-00000000c005", "paula.ortega", "Paula Ortega", "VIP");
    static final Member TOMASZ =
            member(
                    "01955a10-0000-7000-8000-00000000c006",
                    "tomasz.zielinski",
                    "Tomasz Zieliński",
                    "CUSTOMER",
                    "RISK_DESK");
    static final Member BOT =
            member(
                    "01955a10-0000-7000-8000-00000000c007",
                    "svc-rebalancer",
                    "Rebalancing bot",
                    "CUSTOMER");

    static final List<Member> ALL = List.of(CARLA, ISMET, NADIA, JUN, PAULA, TOMASZ, BOT);

    private SampleCast() {}

    static UserId id(String uuid) {
        return new UserId(UUID.fromString(uuid));
    }

    private static Member member(String id, String username, String name, String... roles) {
        return new Member(id(id), username, name, List.of(roles));
    }

}
