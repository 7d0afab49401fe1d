package io.aibotiyi.backend.gateway.graphql;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Market.InstrumentView;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;

/**
 * Fetches a field only if access allows the permission that its method {@link Requires}, on the
 * very thing that it is about. Fields without a method of their own are parts of what was fetched;
 * a method that names no permission is refused when the schema is made. Entities decide for
 * themselves, see {@link Entities}.
 */
final class FieldPermissions extends SimplePerformantInstrumentation {

    private static final List<Class<?>> CONTROLLERS =
            List.of(QueryController.class, AdministrationController.class);

    private final RequestRights rights;
    private final Map<String, Permission> needed = permissions();

    FieldPermissions(RequestRights rights) {
        this.rights = rights;
    }

    /** By {@code Type.field}. */
    static Map<String, Permission> permissions() {
        Map<String, Permission> all = new HashMap<>();
        for (Class<?> controller : CONTROLLERS) {
            for (Method method : controller.getDeclaredMethods()) {
                String field = fieldOf(method);
                if (field != null) {
                    all.put(field, permission(field, method));
                }
            }
        }
        return Map.copyOf(all);
    }

    private static Permission permission(String field, Method method) {
        Requires requires = method.getAnnotation(Requires.class);
        if (requires == null) {
            throw new IllegalStateException(
                    field + " names no permission; annotate " + method.getName());
        }
        return requires.value();
    }

    private static @Nullable String fieldOf(Method method) {
        BatchMapping batch = method.getAnnotation(BatchMapping.class);
        if (batch != null) {
            return batch.typeName()
                    + "."
                    + (batch.field().isEmpty() ? method.getName() : batch.field());
        }
        SchemaMapping mapping =
                AnnotatedElementUtils.findMergedAnnotation(method, SchemaMapping.class);
        return mapping == null
                ? null
                : mapping.typeName()
                        + "."
                        + (mapping.field().isEmpty() ? method.getName() : mapping.field());
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        GraphQLObjectType object = parameters.getExecutionStepInfo().getObjectType();
        String type = object == null ? "" : object.getName();
        Permission permission =
                needed.get(
                        type
                                + "."
                                + parameters.getExecutionStepInfo().getFieldDefinition().getName());
        if (permission == null) {
            return fetcher;
        }
        return field ->
                rights.call(
                        field.getGraphQlContext(),
                        permission,
                        about(field),
                        () -> fetcher.get(field));
    }

    /** The thing by its id, where REST would have it in the address. */
    private static @Nullable String about(DataFetchingEnvironment field) {
        if (field.getArgument("id") instanceof String id) {
            return id;
        }
        return switch (field.getSource()) {
            case AccountView account -> account.id().toString();
            case InstrumentView instrument -> instrument.id().toString();
            case null, default -> null;
        };
    }
}
