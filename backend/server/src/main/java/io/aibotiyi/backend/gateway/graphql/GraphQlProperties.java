package io.aibotiyi.backend.gateway.graphql;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The GraphQL face.
 *
 * @param serve auto serves it on servers, not in a workstation's own backend
 * @param introspection auto tells the schema in a workstation's own backend, not on servers
 * @param maxDepth of a query's fields
 * @param maxCost of a query: one per field, times the entries a list may have
 * @param maxTokens of a query's text
 */
@Validated
@ConfigurationProperties("aibot.graphql")
public record GraphQlProperties(
        @DefaultValue("auto") @NotNull Choice serve,
        @DefaultValue("auto") @NotNull Choice introspection,
        @DefaultValue("15") @Min(3) @Max(50) int maxDepth,
        @DefaultValue("5000") @Min(10) @Max(1_000_000) int maxCost,
        @DefaultValue("2000") @Min(100) @Max(100_000) int maxTokens) {

    /** Whether something is done. */
    public enum Choice {
        AUTO,
        ALWAYS,
        NEVER
    }
}
