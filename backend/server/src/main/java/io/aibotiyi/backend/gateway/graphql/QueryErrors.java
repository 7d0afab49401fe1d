package io.aibotiyi.backend.gateway.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;

/** Failures of fields with the catalogue's codes; details of ours only in the log. */
final class QueryErrors extends DataFetcherExceptionResolverAdapter {

    static final String TRACE = "aibot.trace";

    private static final Logger LOG = LoggerFactory.getLogger(QueryErrors.class);

    @Override
    protected GraphQLError resolveToSingleError(Throwable failure, DataFetchingEnvironment field) {
        return error(failure, field, field.getExecutionStepInfo().getPath());
    }

    /**
     * @param at what could not be answered, the field or an entry of it
     */
    GraphQLError error(Throwable failure, DataFetchingEnvironment field, ResultPath at) {
        Problem problem =
                switch (failure) {
                    case ProblemException e -> e.problem();
                    case UnknownInstrumentException e ->
                            Problem.of(ErrorCode.UNKNOWN_INSTRUMENT, e.getMessage(), null);
                    default -> Problem.of(ErrorCode.INTERNAL, null, null);
                };
        String trace = field.getGraphQlContext().getOrDefault(TRACE, "");
        if (problem.code() == ErrorCode.INTERNAL) {
            LOG.error("The field {} failed; trace id {}", at, trace, failure);
        }
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", String.valueOf(problem.code()));
        extensions.put("traceId", trace);
        if (problem.field() != null) {
            extensions.put("field", problem.field());
        }
        String text = problem.detail() == null ? problem.title() : problem.detail();
        return GraphqlErrorBuilder.newError(field)
                .path(at)
                .message("%s", text)
                .errorType(kind(problem.status()))
                .extensions(extensions)
                .build();
    }

    private static ErrorType kind(int status) {
        return switch (status) {
            case 401 -> ErrorType.UNAUTHORIZED;
            case 403 -> ErrorType.FORBIDDEN;
            case 404 -> ErrorType.NOT_FOUND;
            default -> status < 500 ? ErrorType.BAD_REQUEST : ErrorType.INTERNAL_ERROR;
        };
    }
}
