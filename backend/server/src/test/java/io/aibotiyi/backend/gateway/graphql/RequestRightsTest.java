package io.aibotiyi.backend.gateway.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.audit.Actor;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class RequestRightsTest {

    private static final UserId ANN = UserId.parse("0198c5a0-0000-7000-8000-000000000001");
    private static final UserId BOSS = UserId.parse("0198c5a0-0000-7000-8000-000000000002");
    private static final UUID GRANT = UUID.fromString("0198c5a0-0000-7000-8000-000000000003");

    private record Asked(Subject who, Permission what, Resource on) {}

    private static final class Remembering implements Access {

        private final List<Asked> asked = new ArrayList<>();

        @Override
        public AccessDecision decide(Subject who, Permission what, Resource on) {
            return require(who, what, on);
        }

        @Override
        public AccessDecision require(Subject who, Permission what, Resource on) {
            asked.add(new Asked(who, what, on));
            if (what == Permission.AUDIT_READ) {
                throw new ProblemException(ErrorCode.FORBIDDEN, "Not you.");
            }
            return new AccessDecision(
                    AccessDecision.Verdict.ALLOWED, what, List.of("a test"), BOSS, List.of(GRANT));
        }

        @Override
        public Set<Permission> permissionsOf(UserId user) {
            return Set.of();
        }

        @Override
        public List<String> rolesOf(UserId user) {
            return List.of();
        }

        @Override
        public void assignFirst(UserId user, Set<String> roles) {
            throw new UnsupportedOperationException();
        }
    }

    private final Remembering access = new Remembering();
    private final RequestRights rights = new RequestRights(access);
    private final GraphQLContext request = GraphQLContext.newContext().build();

    @BeforeEach
    void signIn() {
        AuthenticatedUser ann =
                AuthenticatedUser.person(
                        ANN,
                        "ann",
                        List.of(),
                        GRANT,
                        Instant.EPOCH,
                        Set.of(Factor.PASSWORD),
                        Instant.EPOCH);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(ann, "", List.of()));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private CallContext during(Permission what, String id) throws Exception {
        CallContext caller =
                new CallContext(Actor.person(ANN.toString()), null, null, "192.0.2.7", "", "t");
        return caller.call(() -> rights.call(request, what, id, CallContext::current));
    }

    @Test
    void decidesOnTheThingAndTheAddressAsRestDoes() throws Exception {
        during(Permission.PEOPLE_READ, "somebody");
        Asked asked = access.asked.getFirst();
        assertThat(asked.on()).isEqualTo(Resource.of("people", "somebody", null));
        assertThat(asked.who().attributes()).containsEntry("address", "192.0.2.7");
    }

    @Test
    void worksOnBehalfOfTheDelegatorAndUnderTheTemporaryPrivilege() throws Exception {
        CallContext during = during(Permission.PEOPLE_READ, "somebody");
        assertThat(during.actor().behalf()).isEqualTo(BOSS.toString());
        assertThat(during.privileges()).containsExactly(GRANT);
    }

    @Test
    void asksOncePerThingAndTellsOfARefusalOnce() throws Exception {
        during(Permission.PEOPLE_READ, "somebody");
        during(Permission.PEOPLE_READ, "somebody");
        during(Permission.PEOPLE_READ, "somebody else");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> during(Permission.AUDIT_READ, "entry"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.FORBIDDEN));
        }
        assertThat(access.asked)
                .extracting(a -> a.what() + " " + a.on().id())
                .containsExactly(
                        "PEOPLE_READ somebody", "PEOPLE_READ somebody else", "AUDIT_READ entry");
    }

    @Test
    void refusesWhoeverIsNotSignedIn() {
        SecurityContextHolder.clearContext();
        assertThatThrownBy(() -> during(Permission.PEOPLE_READ, "somebody"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
        assertThat(access.asked).isEmpty();
    }
}
