package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Runs an operation only if access allows the permission that it {@link Requires}. An operation
 * that is neither public nor names one is refused, so that forgetting it opens nothing. While it
 * runs, the audit log sees on whose behalf and under which temporary privileges.
 */
final class AuthorisedHandlerAdapter extends RequestMappingHandlerAdapter {

    private record Open(HttpMethod method, PathPattern pattern) {}

    private final List<Open> open =
            PublicAddresses.ALL.stream()
                    .map(a ->
                            new Open(
                                    a.method(),
                                    PathPatternParser.defaultInstance.parse(a.pattern())))
                    .toList();
    private final Access access;

    AuthorisedHandlerAdapter(Access access) {
        this.access = access;
    }

    @Override
    protected @Nullable ModelAndView invokeHandlerMethod(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod operation)
            throws Exception {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return super.invokeHandlerMethod(request, response, operation);
        }
        Requires needed = operation.getMethodAnnotation(Requires.class);
        if (needed == null) {
            if (!isPublic(request)) {
                throw new ProblemException(
                        ErrorCode.FORBIDDEN, "This operation names no permission; nobody has it.");
            }
            return super.invokeHandlerMethod(request, response, operation);
        }
        AuthenticatedUser user = caller();
        AccessDecision decision =
                access.require(Callers.subject(user), needed.value(), resource(needed, request));
        return Callers.context(user, decision)
                .call(() -> super.invokeHandlerMethod(request, response, operation));
    }

    private boolean isPublic(HttpServletRequest request) {
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return open.stream().anyMatch(o -> o.method().equals(asked) && o.pattern().matches(path));
    }

    private static AuthenticatedUser caller() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof AuthenticatedUser user) {
            return user;
        }
        throw new ProblemException(ErrorCode.UNAUTHENTICATED, null);
    }

    /** The part of the permission before the colon, and the path's id. */
    private static Resource resource(Requires needed, HttpServletRequest request) {
        String code = needed.value().code();
        String type = code.substring(0, code.indexOf(':'));
        String id =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                                instanceof Map<?, ?> path
                        ? (String) path.get("id")
                        : null;
        return new Resource(type, id, null, Map.of());
    }
}
