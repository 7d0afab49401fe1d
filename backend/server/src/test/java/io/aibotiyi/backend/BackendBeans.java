package io.aibotiyi.backend;

import org.springframework.beans.factory.ObjectProvider;

/** Lets tests in other packages look behind a running backend's walls. */
public final class BackendBeans {

    private BackendBeans() {}

    public static <T> ObjectProvider<T> of(Backend backend, Class<T> type) {
        return backend.context().getBeanProvider(type);
    }
}
