package io.aibotiyi.workstation.gallery;

import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.UUID;

/** Those of the sample's people who have to do with access. */
final class SampleCast {

    /**
     * @param roles as assigned
     */
    record Member(UserId id, String username, List<String> roles) {}

    /** Who looks at the pictures. */
    static final UserId ME = id("0195549e-8f2a-7c3b-9d41-6e0c5f7a1b2d");

    static final Member HANA = member(7, "hana.brandt", "ADMIN");
    static final Member GORAN = member(6, "goran.kaya", "OPERATOR");
    static final Member FARAH = member(5, "farah.dubois", "AUDITOR");
    static final Member EMRE = member(4, "emre.moreau", "DEVELOPER");
    static final Member DINA = member(3, "dina.fontana", "VIP");
    static final Member CHIDI = member(2, "chidi.okafor", "CUSTOMER", "RISK_DESK");
    static final Member BOT = member(SamplePeople.COUNT, "svc-rebalancer", "CUSTOMER");

    private SampleCast() {}

    static UserId id(String uuid) {
        return new UserId(UUID.fromString(uuid));
    }

    private static Member member(int n, String username, String... roles) {
        return new Member(SamplePeople.id(n), username, List.of(roles));
    }
}
