package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.gateway.GatewayProperties;
import io.aibotiyi.backend.gateway.OriginPolicy;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.UnknownHostException;
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

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            Identity identity,
            OriginPolicy origins,
            GatewayProperties properties,
            ProblemWriter problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(h ->
                        h.contentSecurityPolicy(c -> c.policyDirectives(CONTENT_SECURITY_POLICY))
                                .referrerPolicy(r -> {}))
                .addFilterAfter(new CallerFilter(problems), HeaderWriterFilter.class)
                .addFilterAfter(new OriginFilter(origins, problems), CallerFilter.class)
                .addFilterBefore(
                        new BodyLimitFilter(properties.maxBodyKib() * 1024L, problems),
                        AuthorizationFilter.class)
                .addFilterBefore(new BearerFilter(identity, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(a -> {
                    a.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    for (PublicAddresses.Address open : PublicAddresses.ALL) {
                        a.requestMatchers(open.method(), open.pattern()).permitAll();
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
