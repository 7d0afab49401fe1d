package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Json;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** The wire's JSON mapping, and its identifiers in paths and queries. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Bean
    JsonMapperBuilderCustomizer wireMapping() {
        return Json::configure;
    }

    /** Every operation is called through the check of its permission. */
    @Bean
    WebMvcRegistrations authorisedOperations(Access access) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new AuthorisedHandlerAdapter(access);
            }
        };
    }

    /** What Tomcat refuses before anything of ours sees it is told in the same form. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheContainer() {
        return factory ->
                factory.addContextCustomizers(context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass(ProblemValve.class.getName());
                    }
                });
    }

    @Override
    public Validator getValidator() {
        return new NoAnnotatedChecks();
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, InstrumentId.class, InstrumentId::parse);
        registry.addConverter(String.class, AccountId.class, AccountId::parse);
        registry.addConverter(String.class, UserId.class, UserId::parse);
        registry.addConverter(String.class, OrderId.class, OrderId::parse);
        registry.addConverter(String.class, ParentOrderId.class, ParentOrderId::parse);
        registry.addConverter(String.class, AlertId.class, AlertId::parse);
        registry.addConverter(String.class, JournalEntryId.class, JournalEntryId::parse);
        registry.addConverter(String.class, VenueId.class, VenueId::of);
        registry.addConverter(String.class, Timeframe.class, Timeframe::parse);
        registry.addConverter(String.class, java.time.Instant.class, java.time.Instant::parse);
    }
}
