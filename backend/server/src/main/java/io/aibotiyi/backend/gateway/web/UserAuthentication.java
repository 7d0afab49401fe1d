package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller whose token identity vouched for. What they may do access decides, not authorities. */
final class UserAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient AuthenticatedUser user;

    UserAuthentication(AuthenticatedUser user) {
        super(List.of());
        this.user = user;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public AuthenticatedUser getPrincipal() {
        return user;
    }
}
