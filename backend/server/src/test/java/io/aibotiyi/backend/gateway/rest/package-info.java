/** Tests of REST's smaller parts. */
@NullMarked
package io.aibotiyi.backend.gateway.rest;

import org.jspecify.annotations.NullMarked;
