package io.aibotiyi.backend.gateway.docs;

import io.aibotiyi.protocol.ErrorCode;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** RFC 9457 problems with the catalogue's codes. */
@SuppressWarnings("rawtypes") // the model's own maps are of raw schemas
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema<Object> schema() {
        Schema<Object> problem = typed("object");
        Map<String, Schema> fields = new LinkedHashMap<>();
        fields.put("type", typed("string"));
        fields.put("title", typed("string"));
        fields.put("status", typed("integer"));
        Schema<Object> code = typed("string");
        code.setEnum(new ArrayList<>(Stream.of(ErrorCode.values()).map(Enum::name).toList()));
        fields.put("code", code);
        fields.put("detail", typed("string"));
        fields.put("field", typed("string"));
        fields.put("traceId", typed("string"));
        problem.setProperties(fields);
        problem.setRequired(List.of("status", "title", "traceId", "type"));
        problem.setDescription("RFC 9457 problem details with a stable code");
        return problem;
    }

    private static Schema<Object> typed(String type) {
        Schema<Object> schema = new Schema<>(SpecVersion.V31);
        schema.setTypes(Set.of(type));
        return schema;
    }

    static Map<String, Object> example(ErrorCode code) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:aibot:error:" + code);
        problem.put("title", code.title());
        problem.put("status", code.status());
        problem.put("code", code.name());
        problem.put("traceId", "5f2c9e0a1b7d4438");
        return problem;
    }
}
