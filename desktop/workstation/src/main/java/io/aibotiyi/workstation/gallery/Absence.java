package io.aibotiyi.workstation.gallery;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/** Parts of a backend that a person may not see, or in which there is nothing yet. */
final class Absence {

    private Absence() {}

    /** Refuses every call, as a backend does to somebody without the permission. */
    static <T> T forbidden(Class<T> part) {
        return of(
                part,
                _ -> {
                    throw SampleAccess.refuse(
                            ErrorCode.FORBIDDEN, "None of your roles may see this.");
                });
    }

    /**
     * Answers every question for a list or a page with none.
     *
     * @throws UnsupportedOperationException at any other call
     */
    static <T> T empty(Class<T> part) {
        return of(
                part,
                method -> {
                    if (method.getReturnType() == List.class) {
                        return List.of();
                    }
                    if (method.getReturnType() == Page.class) {
                        return new Page<>(List.of(), null);
                    }
                    throw new UnsupportedOperationException(method + " on an empty sample");
                });
    }

    private interface Answer {
        Object to(Method method);
    }

    private static <T> T of(Class<T> part, Answer answer) {
        return part.cast(
                Proxy.newProxyInstance(
                        part.getClassLoader(),
                        new Class<?>[] {part},
                        (_, method, _) -> answer.to(method)));
    }
}
