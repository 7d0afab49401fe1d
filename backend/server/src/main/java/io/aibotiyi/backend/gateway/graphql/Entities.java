package io.aibotiyi.backend.gateway.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a federation router asks for by its key. Each is answered and authorised as the query's
 * field that finds one of its type by id; one that is refused or not there is null, with an error
 * at its place, and the others are answered.
 */
final class Entities implements DataFetcher<DataFetcherResult<List<@Nullable Object>>> {

    private static final String KEY = "id";

    /**
     * A type that has a key.
     *
     * @param permission that the query's field needs
     * @param find by id
     */
    record Entity(Permission permission, Function<String, Object> find) {}

    private final Map<String, Entity> types;
    private final RequestRights rights;
    private final QueryErrors errors;

    /**
     * @param types by name
     */
    Entities(Map<String, Entity> types, RequestRights rights, QueryErrors errors) {
        this.types = Map.copyOf(types);
        this.rights = rights;
        this.errors = errors;
    }

    /**
     * @throws IllegalStateException if the schema has a key on another type, or none on one of
     *     these
     */
    void requireExactly(TypeDefinitionRegistry schema) {
        TreeSet<String> keyed = new TreeSet<>();
        for (ObjectTypeDefinition type : schema.getTypes(ObjectTypeDefinition.class)) {
            if (type.hasDirective("key")) {
                keyed.add(type.getName());
            }
        }
        if (!keyed.equals(types.keySet())) {
            throw new IllegalStateException(
                    "types with a key are " + keyed + ", but " + types.keySet() + " can be found");
        }
    }

    @Override
    public DataFetcherResult<List<@Nullable Object>> get(DataFetchingEnvironment field) {
        List<@Nullable Object> found = new ArrayList<>();
        List<GraphQLError> failures = new ArrayList<>();
        if (field.getArgument("representations") instanceof List<?> keys) {
            for (Object key : keys) {
                try {
                    found.add(one(field, key));
                } catch (Exception e) {
                    failures.add(
                            errors.error(
                                    e,
                                    field,
                                    field.getExecutionStepInfo().getPath().segment(found.size())));
                    found.add(null);
                }
            }
        }
        return DataFetcherResult.<List<@Nullable Object>>newResult()
                .data(found)
                .errors(failures)
                .build();
    }

    private Object one(DataFetchingEnvironment field, @Nullable Object key) throws Exception {
        if (!(key instanceof Map<?, ?> fields
                && fields.get("__typename") instanceof String name
                && fields.get(KEY) instanceof String id)) {
            throw invalid("A representation is an object with __typename and the text " + KEY);
        }
        Entity type = types.get(name);
        if (type == null) {
            throw invalid("There are entities of " + new TreeSet<>(types.keySet()));
        }
        return rights.call(
                field.getGraphQlContext(), type.permission(), id, () -> type.find().apply(id));
    }

    private static ProblemException invalid(String text) {
        return new ProblemException(ErrorCode.INVALID_FIELD, text, "representations");
    }
}
