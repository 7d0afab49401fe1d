package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.gateway.graphql.QueryEngine;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.GraphQl;
import io.aibotiyi.protocol.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** GraphQL by POST and JSON only: no batches, no queries in addresses. */
@RestController
@RequestMapping("/api/v1/graphql")
@Tag(name = "GraphQL")
class GraphQlController {

    private final QueryEngine engine;

    GraphQlController(QueryEngine engine) {
        this.engine = engine;
    }

    @PostMapping
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Ask a GraphQL query; each field needs its own permission")
    GraphQl.Answer query(@RequestBody GraphQl.Query query) {
        if (!engine.serves()) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND, "GraphQL is not served here; see aibot.graphql.serve.");
        }
        return engine.answer(query, CallContext.current().trace());
    }
}
