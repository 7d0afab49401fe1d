package io.aibotiyi.backend.gateway.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The answer of this {@code GET} carries an {@code ETag} of its content, may be kept by the caller
 * alone, and is not sent again to one who names the tag in {@code If-None-Match} (304). For answers
 * that change seldom and are asked for often.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revalidated {}
