package io.aibotiyi.backend.gateway.graphql;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLObjectType;
import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Fetches a field only if access allows the permission that its method {@link Requires}. Fields
 * without a method of their own are parts of what was fetched; a method that names no permission is
 * refused when the schema is made.
 */
final class FieldPermissions extends SimplePerformantInstrumentation {

    private static final String ENTITIES = "Query._entities";

    private final Access access;
    private final Map<String, Permission> needed = permissions();

    FieldPermissions(Access access) {
        this.access = access;
    }

    /** By {@code Type.field}. */
    static Map<String, Permission> permissions() {
        Map<String, Permission> all = new HashMap<>();
        for (Method method : QueryController.class.getDeclaredMethods()) {
            String field = fieldOf(method);
            if (field == null) {
                continue;
            }
            Requires requires = method.getAnnotation(Requires.class);
            if (requires == null) {
                throw new IllegalStateException(
                        field + " names no permission; annotate " + method.getName());
            }
            all.put(field, requires.value());
        }
        all.put(ENTITIES, Permission.SELF_READ);
        return Map.copyOf(all);
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
        if (mapping != null) {
            return mapping.typeName()
                    + "."
                    + (mapping.field().isEmpty() ? method.getName() : mapping.field());
        }
        EntityMapping entity = method.getAnnotation(EntityMapping.class);
        return entity == null ? null : "entity." + method.getName();
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
        return environment -> {
            require(permission);
            return fetcher.get(environment);
        };
    }

    private void require(Permission permission) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !(caller.getPrincipal() instanceof AuthenticatedUser user)) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, null);
        }
        String code = permission.code();
        var _ =
                access.require(
                        user.subject(),
                        permission,
                        Resource.any(code.substring(0, code.indexOf(':'))));
    }
}
