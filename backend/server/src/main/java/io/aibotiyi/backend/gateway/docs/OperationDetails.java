package io.aibotiyi.backend.gateway.docs;

import io.aibotiyi.backend.gateway.web.PublicAddresses;
import io.aibotiyi.protocol.ErrorCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Says of every operation what the gateway does for all of them: which problems it answers, whether
 * it needs a session, and an example of what goes in and out.
 */
final class OperationDetails implements OpenApiCustomizer {

    private static final String PROBLEM_TYPE = "application/problem+json";

    /** Status and what it means here; each becomes a response component. */
    private static final Map<String, ErrorCode> PROBLEMS = new TreeMap<>();

    static {
        PROBLEMS.put("400", ErrorCode.INVALID_REQUEST);
        PROBLEMS.put("401", ErrorCode.UNAUTHENTICATED);
        PROBLEMS.put("403", ErrorCode.FORBIDDEN);
        PROBLEMS.put("404", ErrorCode.NOT_FOUND);
        PROBLEMS.put("408", ErrorCode.TOO_SLOW);
        PROBLEMS.put("409", ErrorCode.CONFLICT);
        PROBLEMS.put("412", ErrorCode.VERSION_CHANGED);
        PROBLEMS.put("413", ErrorCode.TOO_LARGE);
        PROBLEMS.put("422", ErrorCode.INVALID_FIELD);
        PROBLEMS.put("428", ErrorCode.VERSION_REQUIRED);
        PROBLEMS.put("429", ErrorCode.RATE_LIMITED);
        PROBLEMS.put("500", ErrorCode.INTERNAL);
        PROBLEMS.put("503", ErrorCode.OVERLOADED);
    }

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        components.addSchemas("Problem", ProblemSchema.schema());
        PROBLEMS.forEach((status, code) -> components.addResponses("Problem" + status, of(code)));
        ExampleValues examples = new ExampleValues(components.getSchemas());
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) ->
                                        complete(path, method, operation, examples)));
    }

    private static ApiResponse of(ErrorCode code) {
        MediaType media =
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        media.setExample(ProblemSchema.example(code));
        return new ApiResponse()
                .description(code.title())
                .content(new Content().addMediaType(PROBLEM_TYPE, media));
    }

    private static void complete(
            String path, PathItem.HttpMethod method, Operation operation, ExampleValues examples) {
        operation.setOperationId(name(path, method));
        boolean open = open(path, method);
        if (open) {
            operation.setSecurity(List.of());
        }
        ApiResponses responses = operation.getResponses();
        boolean body = operation.getRequestBody() != null;
        List<Parameter> parameters =
                operation.getParameters() == null ? List.of() : operation.getParameters();
        Map<String, Boolean> answers = new LinkedHashMap<>();
        answers.put("400", true);
        answers.put("401", true);
        answers.put("403", true);
        answers.put("404", path.contains("{") || !parameters.isEmpty());
        answers.put("408", body);
        answers.put("409", method != PathItem.HttpMethod.GET);
        boolean versioned = parameters.stream().anyMatch(p -> "If-Match".equals(p.getName()));
        answers.put("412", versioned);
        answers.put("413", body);
        answers.put("422", body || !parameters.isEmpty());
        answers.put("428", versioned);
        answers.put("429", true);
        answers.put("500", true);
        answers.put("503", true);
        answers.forEach((status, applies) -> {
            if (applies) {
                responses.addApiResponse(
                        status, new ApiResponse().$ref("#/components/responses/Problem" + status));
            }
        });
        if (body) {
            operation.getRequestBody().getContent().values().forEach(examples::illustrate);
        }
        responses.forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                response.getContent().values().forEach(examples::illustrate);
            }
        });
        parameters.forEach(examples::illustrate);
    }

    /** {@code getOrdersById}: unique, and the same whatever the methods in Java are called. */
    private static String name(String path, PathItem.HttpMethod method) {
        StringBuilder name = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        String prefix = "/api/v1/";
        String rest = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
        for (String part : rest.replace("{", "by-").replace("}", "").split("[/-]", -1)) {
            if (!part.isEmpty()) {
                name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return name.toString();
    }

    private static boolean open(String path, PathItem.HttpMethod method) {
        PathContainer asked = PathContainer.parsePath(path.replaceAll("[{}]", ""));
        return PublicAddresses.ALL.stream()
                .anyMatch(a ->
                        a.method().equals(HttpMethod.valueOf(method.name()))
                                && PathPatternParser.defaultInstance
                                        .parse(a.pattern())
                                        .matches(asked));
    }
}
