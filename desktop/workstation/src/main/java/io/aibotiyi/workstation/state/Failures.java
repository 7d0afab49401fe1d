package io.aibotiyi.workstation.state;

import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.UnreachableException;
import org.jspecify.annotations.Nullable;

/** Failures in words for a person: what, where and what to do. */
public final class Failures {

    private Failures() {}

    public static String describe(Throwable failure) {
        return switch (failure) {
            case ApiException e -> describe(e);
            case UnreachableException e -> text(e.getMessage());
            default -> {
                String message = failure.getMessage();
                yield message == null || message.isBlank()
                        ? failure.getClass().getSimpleName()
                        : message;
            }
        };
    }

    private static String describe(ApiException e) {
        String detail = e.problem().detail();
        String said = detail == null ? e.problem().title() : detail;
        String trace = e.problem().traceId();
        return trace == null ? said : said + " (trace " + trace + ")";
    }

    private static String text(@Nullable String message) {
        return message == null ? "" : message;
    }
}
