package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.SignIns;
import io.aibotiyi.backend.identity.credentials.Flows;
import io.aibotiyi.backend.identity.credentials.LoginThrottle;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.signin.SignInSteps.Reached;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.PasskeyChallenge;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.AskReset;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Reset;
import io.aibotiyi.protocol.SignIn.Start;
import io.aibotiyi.protocol.SignIn.Step;
import io.aibotiyi.protocol.SignIn.StepUp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Opens a session for whoever has walked all the steps. */
@Service
public final class SignInFlows implements SignIns {

    private final SignInSteps steps;
    private final MailedProofs mailed;
    private final SecondFactors seconds;
    private final Flows flows;
    private final LoginThrottle throttle;
    private final Users users;
    private final Entrance entrance;
    private final StepUps stepUps;
    private final NewPasswords newPasswords;

    public SignInFlows(
            SignInSteps steps,
            MailedProofs mailed,
            SecondFactors seconds,
            Flows flows,
            LoginThrottle throttle,
            Users users,
            Entrance entrance,
            StepUps stepUps,
            NewPasswords newPasswords) {
        this.steps = steps;
        this.mailed = mailed;
        this.seconds = seconds;
        this.flows = flows;
        this.throttle = throttle;
        this.users = users;
        this.entrance = entrance;
        this.stepUps = stepUps;
        this.newPasswords = newPasswords;
    }

    @Override
    public Step start(Start request, ClientDescription from) {
        return step(steps.start(request, from), from);
    }

    @Override
    public Step prove(String flow, FactorKind factor, Proof proof, ClientDescription from) {
        return step(steps.prove(flow, factor, proof, from), from);
    }

    @Override
    public PasskeyRequest passkeyChallenge(String flow) {
        return steps.passkeyChallenge(flow);
    }

    @Override
    public Session stepUp(AuthenticatedUser user, StepUp request, ClientDescription from) {
        return stepUps.stepUp(user, request, from);
    }

    @Override
    public PasskeyChallenge stepUpChallenge(AuthenticatedUser user) {
        return stepUps.challenge(user);
    }

    @Override
    public void askReset(AskReset request, ClientDescription from) {
        mailed.reset(request.name(), from);
    }

    @Override
    public Step reset(Reset request, ClientDescription from) {
        throttle.attemptFrom(from.address());
        Flows.Flow link = link(request.token(), Flows.Kind.RESET_LINK);
        Users.User user = owner(link);
        String hash = newPasswords.hash(user, request.password());
        use(link);
        Set<Factor> proven = Set.of(Factor.MAGIC_LINK);
        Set<FactorKind> next = seconds.of(user.id());
        if (next.isEmpty()) {
            newPasswords.reset(user, hash);
            return in(entrance.open(user, proven, from));
        }
        Flows.Flow waiting =
                new Flows.Flow(
                        Flows.newId(),
                        Flows.Kind.RESET,
                        user.id(),
                        proven,
                        next,
                        null,
                        null,
                        hash,
                        newPasswords.now().plus(MailedProofs.LIFE));
        return more(flows.begin(waiting));
    }

    @Override
    public Step recover(Reset request, ClientDescription from) {
        throttle.attemptFrom(from.address());
        Flows.Flow link = link(request.token(), Flows.Kind.RECOVERY);
        Users.User user = owner(link);
        String hash = newPasswords.hash(user, request.password());
        use(link);
        newPasswords.recover(user, hash);
        return in(entrance.open(user, Set.of(Factor.MAGIC_LINK), from));
    }

    private Flows.Flow link(String token, Flows.Kind kind) {
        return flows.find(token, Set.of(kind)).orElseThrow(SignInFlows::badLink);
    }

    private Users.User owner(Flows.Flow link) {
        return Optional.ofNullable(link.user())
                .flatMap(users::byId)
                .filter(Users.User::active)
                .orElseThrow(SignInFlows::badLink);
    }

    private void use(Flows.Flow link) {
        try {
            flows.end(link);
        } catch (ProblemException e) {
            throw badLink();
        }
    }

    private static ProblemException badLink() {
        return new ProblemException(ErrorCode.BAD_LINK, null, "token");
    }

    private Step step(Reached reached, ClientDescription from) {
        return switch (reached) {
            case Reached.Proven proven -> in(entrance.open(proven.user(), proven.factors(), from));
            case Reached.More more -> new Step(null, more.flow());
        };
    }

    private static Step in(Session session) {
        return new Step(session, null);
    }

    private static Step more(Flows.Flow flow) {
        return new Step(
                null, new Flow(flow.id(), flow.expires(), List.copyOf(flow.offered()), null));
    }
}
