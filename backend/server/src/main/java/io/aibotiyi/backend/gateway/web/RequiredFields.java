package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body that lacks a field: what the contract does not mark {@link Nullable} must be
 * there, also in what it holds, so that nothing behind the gateway meets a null the compiler ruled
 * out.
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
        require(body, "");
    }

    private static void require(Record body, String path) {
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            String name = path + component.getName();
            Object value = value(body, component);
            if (value instanceof Record inner) {
                require(inner, name + ".");
            } else if (value instanceof List<?> list) {
                requireAll(list, name);
            } else if (value == null
                    && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw missing(name);
            }
        }
    }

    private static void requireAll(List<?> list, String path) {
        for (int i = 0; i < list.size(); i++) {
            String name = path + "[" + i + "]";
            Object element = list.get(i);
            if (element == null) {
                throw missing(name);
            }
            if (element instanceof Record inner) {
                require(inner, name + ".");
            }
        }
    }

    private static ProblemException missing(String name) {
        return new ProblemException(
                ErrorCode.INVALID_FIELD, "The field " + name + " is missing.", name);
    }

    private static @Nullable Object value(Record body, RecordComponent component) {
        try {
            return component.getAccessor().invoke(body);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
