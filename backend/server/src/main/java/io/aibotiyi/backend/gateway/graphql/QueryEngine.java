package io.aibotiyi.backend.gateway.graphql;

import com.apollographql.federation.graphqljava.Federation;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.identity.EmbeddedAccess;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.GraphQl;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.Trading.OrderView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.ClassNameTypeResolver;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.stereotype.Component;

/**
 * Answers queries. The schema is read at the first one, so that nobody waits for it at the start.
 * Fields are fetched on the caller's thread, where {@code CallContext} and the caller are bound.
 */
@Component
public final class QueryEngine {

    private final ApplicationContext context;
    private final Access access;
    private final GraphQlProperties properties;
    private final boolean embedded;
    private volatile @Nullable ExecutionGraphQlService service;

    QueryEngine(
            ApplicationContext context,
            Access access,
            GraphQlProperties properties,
            EmbeddedAccess embedded) {
        this.context = context;
        this.access = access;
        this.properties = properties;
        this.embedded = embedded.embedded();
    }

    /** Whether GraphQL is served here at all. */
    public boolean serves() {
        return switch (properties.serve()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> !embedded;
        };
    }

    private boolean tellsItsSchema() {
        return switch (properties.introspection()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> embedded;
        };
    }

    /**
     * @param trace tells the caller which line of the log is about an error
     */
    public GraphQl.Answer answer(GraphQl.Query query, String trace) {
        Map<String, Object> variables = query.variables() == null ? Map.of() : query.variables();
        DefaultExecutionGraphQlRequest request =
                new DefaultExecutionGraphQlRequest(
                        query.query(),
                        query.operationName(),
                        variables,
                        Map.of(),
                        UUID.randomUUID().toString(),
                        Locale.ENGLISH);
        request.configureExecutionInput((input, builder) -> {
            input.getGraphQLContext().put(Introspection.INTROSPECTION_DISABLED, !tellsItsSchema());
            input.getGraphQLContext().put(ParserOptions.class, parserOptions());
            input.getGraphQLContext().put(QueryErrors.TRACE, trace);
            return builder.build();
        });
        ExecutionGraphQlResponse response = service().execute(request).block();
        return Json.mapper()
                .convertValue(
                        java.util.Objects.requireNonNull(response).toMap(), GraphQl.Answer.class);
    }

    private ParserOptions parserOptions() {
        return ParserOptions.newParserOptions()
                .maxTokens(properties.maxTokens())
                .maxCharacters(64 * 1024)
                .maxWhitespaceTokens(20_000)
                .maxRuleDepth(100)
                .build();
    }

    private ExecutionGraphQlService service() {
        ExecutionGraphQlService known = service;
        if (known == null) {
            synchronized (this) {
                known = service;
                if (known == null) {
                    known = make();
                    service = known;
                }
            }
        }
        return known;
    }

    private ExecutionGraphQlService make() {
        DefaultBatchLoaderRegistry loaders = context.getBean(DefaultBatchLoaderRegistry.class);
        AnnotatedControllerConfigurer controllers = new AnnotatedControllerConfigurer();
        controllers.setApplicationContext(context);
        controllers.afterPropertiesSet();
        RequestRights rights = new RequestRights(access);
        QueryErrors errors = new QueryErrors();
        Entities entities = entities(rights, errors);
        GraphQlSource source =
                GraphQlSource.schemaResourceBuilder()
                        .schemaResources(
                                new ClassPathResource("graphql/schema.graphqls"),
                                new ClassPathResource("graphql/administration.graphqls"))
                        .configureRuntimeWiring(controllers)
                        .configureRuntimeWiring(QueryEngine::scalars)
                        .schemaFactory((types, wiring) -> schema(types, wiring, entities))
                        .exceptionResolvers(List.of(errors))
                        .instrumentation(
                                List.of(
                                        new MaxQueryDepthInstrumentation(properties.maxDepth()),
                                        new MaxQueryComplexityInstrumentation(
                                                properties.maxCost(), QueryCost::of),
                                        new FieldPermissions(rights)))
                        .build();
        DefaultExecutionGraphQlService made = new DefaultExecutionGraphQlService(source);
        made.addDataLoaderRegistrar(loaders);
        return made;
    }

    private Entities entities(RequestRights rights, QueryErrors errors) {
        QueryController own = context.getBean(QueryController.class);
        AdministrationController others = context.getBean(AdministrationController.class);
        return new Entities(
                Map.of(
                        "Account", found("account", own::account),
                        "Order", found("order", own::order),
                        "Instrument", found("instrument", own::instrument),
                        "Member", found("member", others::member)),
                rights,
                errors);
    }

    /** With the permission of the query's field that finds the same by id. */
    private static Entities.Entity found(String field, Function<String, Object> find) {
        Permission permission = FieldPermissions.permissions().get("Query." + field);
        if (permission == null) {
            throw new IllegalStateException("The query has no field " + field);
        }
        return new Entities.Entity(permission, find);
    }

    private static GraphQLSchema schema(
            TypeDefinitionRegistry types, RuntimeWiring wiring, Entities entities) {
        entities.requireExactly(types);
        ClassNameTypeResolver names = new ClassNameTypeResolver();
        names.addMapping(AccountView.class, "Account");
        names.addMapping(OrderView.class, "Order");
        names.addMapping(InstrumentView.class, "Instrument");
        names.addMapping(PersonView.class, "Member");
        return Federation.transform(types, wiring)
                .fetchEntities(entities)
                .resolveEntityType(names)
                .build();
    }

    private static void scalars(RuntimeWiring.Builder wiring) {
        WireScalars.all().forEach(wiring::scalar);
    }
}
