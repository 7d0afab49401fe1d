package io.aibotiyi.backend;

import java.sql.SQLException;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;

/** Finds the one sentence in a start-up exception that a person can act on. */
final class StartFailure {

    private StartFailure() {}

    static BackendStartException explain(RuntimeException failure, BackendOptions options) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BackendStartException known -> {
                    return known;
                }
                case PortInUseException port -> {
                    return new BackendStartException(
                            "Port "
                                    + port.getPort()
                                    + " on "
                                    + options.bindAddress()
                                    + " is in use; stop what uses it or choose another with"
                                    + " --port",
                            failure);
                }
                case java.net.BindException bind -> {
                    return new BackendStartException(
                            "Cannot serve on "
                                    + options.bindAddress()
                                    + ": "
                                    + bind.getMessage()
                                    + "; choose another address or port",
                            failure);
                }
                case SQLException sql -> {
                    return new BackendStartException(
                            "The database of "
                                    + options.home()
                                    + " cannot be opened: "
                                    + firstLine(sql)
                                    + " Restore a backup or check aibot.database.*",
                            failure);
                }
                case BindValidationException invalid -> {
                    return new BackendStartException(
                            "The configuration is not valid: " + describe(invalid), failure);
                }
                default -> {
                    // look deeper
                }
            }
        }
        return new BackendStartException(
                "The backend could not start: "
                        + firstLine(root(failure))
                        + " (the log in "
                        + options.home().resolve("logs")
                        + " says more)",
                failure);
    }

    private static String describe(BindValidationException invalid) {
        return invalid.getValidationErrors().getAllErrors().stream()
                .map(error ->
                        invalid.getValidationErrors().getName()
                                + "."
                                + (error instanceof FieldError field
                                        ? field.getField()
                                        : error.getObjectName())
                                + " "
                                + error.getDefaultMessage())
                .collect(Collectors.joining("; "));
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
