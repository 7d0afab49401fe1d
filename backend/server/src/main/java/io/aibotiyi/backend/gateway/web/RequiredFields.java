package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body that lacks a field: what the contract does not mark {@link Nullable} must be
 * there, so that nothing behind the gateway meets a null the compiler ruled out.
 */
@RestControllerAdvice
class RequiredFields extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return type instanceof Class<?> c && c.isRecord();
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage input,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (!(body instanceof Record given)) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "A JSON object is needed.");
        }
        require(given);
        return body;
    }

    static void require(Record body) {
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && value(body, component) == null) {
                throw new ProblemException(
                        ErrorCode.INVALID_FIELD,
                        "The field " + component.getName() + " is missing.",
                        component.getName());
            }
        }
    }

    private static @Nullable Object value(Record body, RecordComponent component) {
        try {
            return component.getAccessor().invoke(body);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
