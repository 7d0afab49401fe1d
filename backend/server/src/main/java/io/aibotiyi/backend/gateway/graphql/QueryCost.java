package io.aibotiyi.backend.gateway.graphql;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;

/**
 * What a field costs: one, and what is below it for each entry that it may have. Fields of the
 * query itself cost ten, so that a thousand aliases of a cheap one are not cheap.
 */
final class QueryCost {

    private static final int ROOT_FIELD = 10;
    private static final int UNSTATED_ENTRIES = 10;
    private static final int MOST = 1_000_000;

    private QueryCost() {}

    static int of(FieldComplexityEnvironment field, int below) {
        long own = field.getParentEnvironment() == null ? ROOT_FIELD : 1;
        return (int) Math.min(MOST, own + entries(field) * below);
    }

    private static long entries(FieldComplexityEnvironment field) {
        if (field.getArguments().get("first") instanceof Number first) {
            return Math.clamp(first.longValue(), 1L, MOST);
        }
        if (field.getArguments().get("representations") instanceof java.util.List<?> keys) {
            return Math.max(1, keys.size());
        }
        GraphQLType type = field.getFieldDefinition().getType();
        GraphQLType inner = type instanceof GraphQLNonNull some ? some.getWrappedType() : type;
        return inner instanceof GraphQLList ? UNSTATED_ENTRIES : 1;
    }
}
