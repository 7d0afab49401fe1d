package io.aibotiyi.backend.identity;

import io.aibotiyi.protocol.ErrorCode;

/** A token request was refused (RFC 6749 section 5.2). */
public final class GrantRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The RFC's errors, and what they are in this product's catalogue. */
    public enum Reason {
        INVALID_REQUEST("invalid_request", ErrorCode.INVALID_REQUEST),
        INVALID_CLIENT("invalid_client", ErrorCode.INVALID_REQUEST),
        INVALID_GRANT("invalid_grant", ErrorCode.BAD_AUTHORIZATION),
        UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", ErrorCode.UNSUPPORTED),
        /** Of RFC 9449 section 5. */
        INVALID_DPOP_PROOF("invalid_dpop_proof", ErrorCode.BAD_PROOF);

        private final String text;
        private final ErrorCode code;

        Reason(String text, ErrorCode code) {
            this.text = text;
            this.code = code;
        }

        public String text() {
            return text;
        }

        public ErrorCode code() {
            return code;
        }
    }

    private final Reason reason;

    /**
     * @param description for people; no secret
     */
    public GrantRefusedException(Reason reason, String description) {
        super(description);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String description() {
        return String.valueOf(getMessage());
    }
}
