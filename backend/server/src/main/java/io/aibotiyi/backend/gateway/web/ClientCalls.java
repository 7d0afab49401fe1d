package io.aibotiyi.backend.gateway.web;

import static io.aibotiyi.protocol.Sessions.ACTIVITY_HEADER;
import static io.aibotiyi.protocol.Sessions.BACKGROUND;
import static io.aibotiyi.protocol.Sessions.DEVICE_NAME_HEADER;
import static io.aibotiyi.protocol.Sessions.PROOF_HEADER;

import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.DeviceProofs;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads off a request where it comes from and what it proves of its device. */
@Component
public final class ClientCalls {

    private static final int LONGEST_NAME = 64;

    private final DeviceProofs proofs;

    public ClientCalls(DeviceProofs proofs) {
        this.proofs = proofs;
    }

    /**
     * Where a sign-in or renewal comes from; a proof of the device's key that is with it is checked
     * and used up.
     *
     * @throws ProblemException BAD_PROOF, INVALID_FIELD
     */
    public ClientDescription describe(HttpServletRequest request) {
        String proof = proof(request);
        return new ClientDescription(
                request.getRemoteAddr(),
                agent(request),
                proof == null ? null : proofs.check(proof, request.getMethod(), target(request)),
                deviceName(request));
    }

    /**
     * The access token of a call, with everything that tells whether this caller may.
     *
     * @param bound true if it came with the scheme {@code DPoP}; a proof counts with it alone
     */
    static PresentedToken presented(HttpServletRequest request, String token, boolean bound) {
        return new PresentedToken(
                token,
                bound ? proof(request) : null,
                request.getMethod(),
                target(request),
                request.getRemoteAddr(),
                agent(request),
                !BACKGROUND.equalsIgnoreCase(request.getHeader(ACTIVITY_HEADER)),
                ConfinedAddresses.include(request));
    }

    private static @Nullable String proof(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(PROOF_HEADER));
        if (headers.size() > 1) {
            throw new ProblemException(ErrorCode.BAD_PROOF, "Send one DPoP header", PROOF_HEADER);
        }
        return headers.isEmpty() ? null : headers.getFirst();
    }

    private static String target(HttpServletRequest request) {
        return request.getRequestURL().toString();
    }

    private static String agent(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent;
    }

    private static @Nullable String deviceName(HttpServletRequest request) {
        String header = request.getHeader(DEVICE_NAME_HEADER);
        if (header == null) {
            return null;
        }
        String name;
        try {
            name = URLDecoder.decode(header, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            throw badName();
        }
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw badName();
        }
        return name;
    }

    private static ProblemException badName() {
        return new ProblemException(
                ErrorCode.INVALID_FIELD,
                "A device's name is percent-encoded UTF-8 of 1 to "
                        + LONGEST_NAME
                        + " characters on one line",
                DEVICE_NAME_HEADER);
    }
}
