package io.aibotiyi.backend.gateway.graphql;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import java.util.List;
import java.util.Map;

/**
 * What a field costs: one, and what is below it for each entry that it may have. Fields of the
 * query itself cost ten, so that a thousand aliases of a cheap one are not cheap; those that search
 * or prove cost more. The lists of a page together have as many entries as the page was asked for.
 */
final class QueryCost {

    private static final int ROOT_FIELD = 10;
    private static final Map<String, Integer> SEARCHES =
            Map.of(
                    "people", 100,
                    "peopleCount", 100,
                    "auditEntries", 200,
                    "auditEntry", 200,
                    "auditConsistency", 200);
    private static final int UNSTATED_ENTRIES = 10;
    private static final int MOST = 1_000_000;

    private QueryCost() {}

    static int of(FieldComplexityEnvironment field, int below) {
        long own =
                field.getParentEnvironment() == null
                        ? SEARCHES.getOrDefault(field.getField().getName(), ROOT_FIELD)
                        : 1;
        return (int) Math.min(MOST, own + entries(field) * below);
    }

    private static long entries(FieldComplexityEnvironment field) {
        if (field.getArguments().get("first") instanceof Number first) {
            return Math.clamp(first.longValue(), 1L, MOST);
        }
        if (field.getArguments().get("representations") instanceof List<?> keys) {
            return Math.max(1, keys.size());
        }
        return isList(field) && !isOfPage(field) ? UNSTATED_ENTRIES : 1;
    }

    private static boolean isOfPage(FieldComplexityEnvironment field) {
        FieldComplexityEnvironment parent = field.getParentEnvironment();
        return parent != null
                && parent.getArguments().containsKey("first")
                && !isList(parent)
                && !field.getArguments().containsKey("first");
    }

    private static boolean isList(FieldComplexityEnvironment field) {
        GraphQLType type = field.getFieldDefinition().getType();
        GraphQLType inner = type instanceof GraphQLNonNull some ? some.getWrappedType() : type;
        return inner instanceof GraphQLList;
    }
}
