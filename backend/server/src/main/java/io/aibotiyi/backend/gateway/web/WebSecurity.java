package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.gateway.AddressRange;
import io.aibotiyi.backend.gateway.GatewayProperties;
import io.aibotiyi.backend.gateway.OriginPolicy;
import io.aibotiyi.backend.gateway.limits.RateLimitProperties;
import io.aibotiyi.backend.gateway.limits.RateLimits;
import io.aibotiyi.backend.identity.EmbeddedAccess;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.identity.RequestSignatures;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal;
import io.aibotiyi.protocol.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Deny by default: only {@link PublicAddresses} are open, the rest needs a bearer token; {@link
 * AuthorisedHandlerAdapter} then asks for the operation's permission.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final Pattern SNAPSHOTS =
            Pattern.compile("/api/v1/journal/entries/[^/]{1,40}/snapshots");

    /** Base64 of the largest picture, and its caption. */
    private static final long LARGEST_PICTURE_BODY = Journal.LARGEST_SNAPSHOT / 3 * 4 + 4_096;

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    OriginPolicy originPolicy(
            GatewayProperties properties, @Value("${server.address:127.0.0.1}") String address)
            throws UnknownHostException {
        return new OriginPolicy(
                InetAddress.getByName(address).isLoopbackAddress(), properties.allowedOrigins());
    }

    /** A chart's picture, in base64 within JSON, is the one body that may be larger. */
    private static long largestBody(HttpServletRequest request, long usual) {
        boolean picture =
                request.getMethod().equals("POST")
                        && SNAPSHOTS.matcher(request.getRequestURI()).matches();
        return picture ? Math.max(usual, LARGEST_PICTURE_BODY) : usual;
    }

    /** The workstation that this backend is a part of is not to wait for itself. */
    private static boolean ownMachine(HttpServletRequest request) {
        InetAddress address = AddressRange.literal(request.getRemoteAddr());
        return address != null && address.isLoopbackAddress();
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            Identity identity,
            OriginPolicy origins,
            GatewayProperties properties,
            RateLimits limits,
            RateLimitProperties rates,
            EmbeddedAccess embedded,
            RequestSignatures signatures,
            ProblemWriter problems) {
        Predicate<HttpServletRequest> unlimited =
                request -> !limits.enabled() || (embedded.embedded() && ownMachine(request));
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(h ->
                        h.contentSecurityPolicy(c -> c.policyDirectives(CONTENT_SECURITY_POLICY))
                                .referrerPolicy(r -> {}))
                .cors(c -> c.configurationSource(new ListedOrigins(properties.allowedOrigins())))
                .addFilterAfter(
                        new ForwardedAddress(properties.trustedProxies()), HeaderWriterFilter.class)
                .addFilterAfter(new CallerFilter(problems), ForwardedAddress.class)
                .addFilterAfter(new OriginFilter(origins, problems), CallerFilter.class)
                .addFilterAfter(new RequestLimits(properties, problems), OriginFilter.class)
                .addFilterAfter(
                        new AddressRateFilter(limits, unlimited, problems), RequestLimits.class)
                .addFilterBefore(
                        new BodyLimitFilter(
                                request -> largestBody(request, properties.maxBodyKib() * 1024L),
                                properties.bodyTimeout(),
                                problems),
                        AuthorizationFilter.class)
                .addFilterBefore(
                        new SignedRequestFilter(signatures, problems), AuthorizationFilter.class)
                .addFilterBefore(new BearerFilter(identity, problems), AuthorizationFilter.class)
                .addFilterBefore(
                        new IdentityRateFilter(limits, rates, unlimited, problems),
                        AuthorizationFilter.class)
                .authorizeHttpRequests(a -> {
                    a.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    boolean described = origins.loopback() || properties.publicDescription();
                    for (PublicAddresses.Address open : PublicAddresses.ALL) {
                        if (described || !open.description()) {
                            a.requestMatchers(open.method(), open.pattern()).permitAll();
                        }
                    }
                    a.anyRequest().authenticated();
                })
                .exceptionHandling(e ->
                        e.authenticationEntryPoint((request, response, failure) ->
                                        problems.write(
                                                request,
                                                response,
                                                Problem.of(
                                                        ErrorCode.UNAUTHENTICATED,
                                                        "Send Authorization:"
                                                                + " Bearer and an"
                                                                + " access token.",
                                                        null)))
                                .accessDeniedHandler((request, response, failure) ->
                                        problems.write(
                                                request,
                                                response,
                                                Problem.of(
                                                        ErrorCode.FORBIDDEN,
                                                        "Your roles do not allow" + " it.",
                                                        null))))
                .build();
    }
}
