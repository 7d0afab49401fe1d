package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller whose token identity vouched for. */
final class UserAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient AuthenticatedUser user;

    UserAuthentication(AuthenticatedUser user) {
        super(user.roles().stream().map(r -> new SimpleGrantedAuthority("ROLE_" + r)).toList());
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
