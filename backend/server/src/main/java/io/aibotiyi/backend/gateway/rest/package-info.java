/** REST controllers: they translate between the wire and the modules, and decide nothing. */
@NullMarked
package io.aibotiyi.backend.gateway.rest;

import org.jspecify.annotations.NullMarked;
