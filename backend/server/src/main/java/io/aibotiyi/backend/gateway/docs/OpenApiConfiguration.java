package io.aibotiyi.backend.gateway.docs;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.converters.ModelConverterRegistrar;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

/**
 * Describes the wire as it is: decimals and identifiers are strings. Built at the first request.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    OpenApiConfiguration() {
        SpringDocUtils.getConfig().addAnnotationsToIgnore(AuthenticationPrincipal.class);
    }

    private static final Map<Class<?>, String> STRINGS =
            Map.ofEntries(
                    Map.entry(BigDecimal.class, "61837.63"),
                    Map.entry(InstrumentId.class, "sim:BTC-USDT"),
                    Map.entry(Symbol.class, "BTC-USDT"),
                    Map.entry(VenueId.class, "sim"),
                    Map.entry(Timeframe.class, "1m"),
                    Map.entry(AccountId.class, "0198c5a0-0000-7000-8000-000000000001"),
                    Map.entry(OrderId.class, "0198c5a0-0000-7000-8000-000000000002"),
                    Map.entry(FillId.class, "0198c5a0-0000-7000-8000-000000000003"),
                    Map.entry(UserId.class, "0198c5a0-0000-7000-8000-000000000004"),
                    Map.entry(ParentOrderId.class, "0198c5a0-0000-7000-8000-000000000005"),
                    Map.entry(AlertId.class, "0198c5a0-0000-7000-8000-000000000006"),
                    Map.entry(JournalEntryId.class, "0198c5a0-0000-7000-8000-000000000007"));

    /** Nobody waits at the start for a description that is rarely asked for. */
    @Bean
    static BeanFactoryPostProcessor lazyDescription() {
        return factory -> {
            for (String name : factory.getBeanDefinitionNames()) {
                BeanDefinition definition = factory.getBeanDefinition(name);
                if (name.startsWith("org.springdoc")
                        || String.valueOf(definition.getFactoryBeanName())
                                .startsWith("org.springdoc")) {
                    definition.setLazyInit(true);
                }
            }
        };
    }

    @Bean
    @Lazy
    OpenAPI description(ModelConverterRegistrar registrarOfConverters) {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("AIBOT IYI backend")
                                .version("v1")
                                .description(
                                        "Errors are RFC 9457 problems with a stable code. Decimals"
                                                + " are strings. Live data comes over the"
                                                + " WebSocket whose address GET /api/v1/server"
                                                + " tells.")
                                .license(new License().name("Apache-2.0")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "bearer",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")))
                .addServersItem(new Server().url("/").description("this backend"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    @Bean
    @Lazy
    OpenApiCustomizer operationDetails() {
        return new OperationDetails();
    }

    @Bean
    @Lazy
    ModelConverter strings() {
        return new StringTypes();
    }

    private static final class StringTypes implements ModelConverter {

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
            String example = STRINGS.get(raw);
            if (example != null) {
                Schema<Object> text = new Schema<>(SpecVersion.V31);
                text.setTypes(Set.of("string"));
                text.setExample(example);
                return text;
            }
            if (!chain.hasNext()) {
                return null;
            }
            Schema<?> resolved = chain.next().resolve(type, context, chain);
            if (raw.isRecord()) {
                require(raw, context.getDefinedModels().get(raw.getSimpleName()));
            }
            return resolved;
        }

        /** What the contract does not mark {@code Nullable} is always there. */
        private static void require(Class<?> type, @Nullable Schema<?> model) {
            if (model == null) {
                return;
            }
            for (RecordComponent component : type.getRecordComponents()) {
                boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                boolean known =
                        model.getRequired() != null
                                && model.getRequired().contains(component.getName());
                if (!optional && !known) {
                    model.addRequiredItem(component.getName());
                }
            }
        }
    }
}
