package io.aibotiyi.backend.operations.tls;

import io.netty.handler.ssl.SslContext;
import java.nio.file.Path;
import java.time.Clock;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Serves with TLS where the configuration says so. */
@Configuration(proxyBeanMethods = false)
class TlsConfiguration {

    @Bean(destroyMethod = "close")
    CertificateKeeper certificateKeeper(
            TlsSettings settings,
            @Value("${aibot.home}") String home,
            @Value("${server.address:127.0.0.1}") String address,
            Clock clock) {
        return new CertificateKeeper(settings, Path.of(home), address, clock);
    }

    @Bean
    SslBundleRegistrar certificateBundle(CertificateKeeper keeper) {
        return keeper::register;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tlsOfTomcat(
            CertificateKeeper keeper, SslBundles bundles) {
        return factory -> {
            if (keeper.enabled()) {
                factory.setSsl(Ssl.forBundle(CertificateKeeper.BUNDLE));
                factory.setSslBundles(bundles);
            }
        };
    }

    @Bean
    @Conditional(WithTls.class)
    SslContext streamTls(CertificateKeeper keeper) throws SSLException {
        return keeper.netty();
    }

    /** Whether {@code aibot.tls.mode} is set to something. */
    static final class WithTls implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("aibot.tls.mode", "none")
                    .equalsIgnoreCase("none");
        }
    }
}
