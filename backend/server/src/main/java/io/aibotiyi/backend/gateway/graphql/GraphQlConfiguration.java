package io.aibotiyi.backend.gateway.graphql;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;

/** What Spring for GraphQL looks for by its type; made at the first query. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    @Bean
    @Lazy
    DefaultBatchLoaderRegistry batchLoaders() {
        return new DefaultBatchLoaderRegistry();
    }
}
