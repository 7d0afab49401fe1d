package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.gateway.web.ClientCalls;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.SignIns;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Factors.PasskeyChallenge;
import io.aibotiyi.protocol.SignIn.AskReset;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Reset;
import io.aibotiyi.protocol.SignIn.Start;
import io.aibotiyi.protocol.SignIn.Step;
import io.aibotiyi.protocol.SignIn.StepUp;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Sign-in")
class SignInController {

    private final SignIns signIns;
    private final ClientCalls calls;

    SignInController(SignIns signIns, ClientCalls calls) {
        this.signIns = signIns;
        this.calls = calls;
    }

    @PostMapping("/sign-in")
    @Operation(summary = "Begin to sign in, with a password, a passkey or by mail")
    Step start(@RequestBody Start request, HttpServletRequest from) {
        return signIns.start(request, calls.describe(from));
    }

    @PostMapping("/sign-in/{flow}/{factor}")
    @Operation(summary = "Show a factor that the flow offers")
    Step prove(
            @PathVariable String flow,
            @PathVariable FactorKind factor,
            @RequestBody Proof proof,
            HttpServletRequest from) {
        return signIns.prove(flow, factor, proof, calls.describe(from));
    }

    @PostMapping("/sign-in/{flow}/PASSKEY/challenge")
    @Operation(summary = "A challenge for the authenticator; the former one is worthless from then")
    PasskeyRequest challenge(@PathVariable String flow) {
        return signIns.passkeyChallenge(flow);
    }

    @PostMapping("/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask for a link that sets a new password; answered alike for anybody")
    void askReset(@RequestBody AskReset request, HttpServletRequest from) {
        signIns.askReset(request, calls.describe(from));
    }

    @PostMapping("/password-resets/complete")
    @Operation(summary = "Set a new password with the link; a second factor may still be asked")
    Step reset(@RequestBody Reset request, HttpServletRequest from) {
        return signIns.reset(request, calls.describe(from));
    }

    @PostMapping("/recoveries/complete")
    @Operation(summary = "Set a new password with the link of a granted recovery")
    Step recover(@RequestBody Reset request, HttpServletRequest from) {
        return signIns.recover(request, calls.describe(from));
    }

    @PostMapping("/session/step-up")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Prove again who you are; the answer's tokens replace the caller's")
    Session stepUp(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestBody StepUp request,
            HttpServletRequest from) {
        return signIns.stepUp(user, request, calls.describe(from));
    }

    @PostMapping("/session/step-up/challenge")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "A challenge for proving again with a passkey")
    PasskeyChallenge stepUpChallenge(@AuthenticationPrincipal AuthenticatedUser user) {
        return signIns.stepUpChallenge(user);
    }
}
