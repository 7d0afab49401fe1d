@NullMarked
package io.aibotiyi.backend.gateway.graphql;

import org.jspecify.annotations.NullMarked;
