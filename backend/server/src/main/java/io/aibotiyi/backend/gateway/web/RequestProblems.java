package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.gateway.web.BodyLimitFilter.BodyTooLargeException;
import io.aibotiyi.backend.gateway.web.BodyLimitFilter.BodyTooSlowException;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Every failure of a request as a problem of the catalogue; details of ours only in the log. */
@RestControllerAdvice
class RequestProblems {

    private static final Logger LOG = LoggerFactory.getLogger(RequestProblems.class);

    private final ProblemWriter problems;

    RequestProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    /** The caller has gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("The caller went away", gone);
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(Exception failure, HttpServletRequest request) {
        Problem problem = problem(failure);
        if (problem.code() == ErrorCode.OVERLOADED) {
            LOG.warn(
                    "{} {} was given up: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    failure.toString());
        }
        if (problem.code() == ErrorCode.INTERNAL) {
            LOG.error(
                    "{} {} failed; trace id {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    problems.traceId(request),
                    failure);
        }
        return problems.entity(request, problem);
    }

    private static Problem problem(Exception failure) {
        return switch (failure) {
            case ProblemException e -> e.problem();
            case UnknownInstrumentException e ->
                    Problem.of(ErrorCode.UNKNOWN_INSTRUMENT, e.getMessage(), null);
            case NoResourceFoundException e ->
                    Problem.of(ErrorCode.NOT_FOUND, "There is no such address.", null);
            case HttpRequestMethodNotSupportedException e ->
                    Problem.of(
                            ErrorCode.METHOD_NOT_ALLOWED,
                            e.getMethod() + " is not taken here; use " + methods(e) + ".",
                            null);
            case HttpMediaTypeNotSupportedException e ->
                    Problem.of(ErrorCode.INVALID_REQUEST, "Send application/json.", "Content-Type");
            case HttpMediaTypeNotAcceptableException e ->
                    Problem.of(ErrorCode.INVALID_REQUEST, "Accept application/json.", "Accept");
            case MissingRequestHeaderException e ->
                    Problem.of(
                            e.getHeaderName().equals("Idempotency-Key")
                                    ? ErrorCode.IDEMPOTENCY_KEY_REQUIRED
                                    : ErrorCode.INVALID_REQUEST,
                            "The header " + e.getHeaderName() + " is missing.",
                            e.getHeaderName());
            case MissingServletRequestParameterException e ->
                    Problem.of(
                            ErrorCode.INVALID_FIELD,
                            "The parameter " + e.getParameterName() + " is missing.",
                            e.getParameterName());
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case HttpMessageNotReadableException e -> unreadable(e);
            case MissingPathVariableException _ -> Problem.of(ErrorCode.INTERNAL, null, null);
            case ServletRequestBindingException _ ->
                    Problem.of(ErrorCode.INVALID_REQUEST, "A parameter is missing.", null);
            case QueryTimeoutException _,
                    TransientDataAccessException _,
                    CannotCreateTransactionException _,
                    CannotGetJdbcConnectionException _ ->
                    Problem.of(
                            ErrorCode.OVERLOADED,
                            "The database did not answer in time; repeat it in a second.",
                            null);
            default -> Problem.of(ErrorCode.INTERNAL, null, null);
        };
    }

    private static String methods(HttpRequestMethodNotSupportedException e) {
        String[] supported = e.getSupportedMethods();
        return supported == null ? "another" : String.join(" or ", supported);
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException e) {
        return Problem.of(
                ErrorCode.INVALID_FIELD,
                ProblemTexts.refusedValue(e.getValue(), e.getRequiredType(), rootText(e)),
                e.getName());
    }

    private static @Nullable String rootText(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof IllegalArgumentException && !(root instanceof NumberFormatException)
                ? root.getMessage()
                : null;
    }

    private static Problem unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BodyTooLargeException tooLarge -> {
                    return Problem.of(ErrorCode.TOO_LARGE, tooLarge.getMessage(), null);
                }
                case BodyTooSlowException tooSlow -> {
                    return Problem.of(ErrorCode.TOO_SLOW, tooSlow.getMessage(), null);
                }
                case InvalidFormatException value -> {
                    return Problem.of(
                            ErrorCode.INVALID_FIELD,
                            ProblemTexts.refusedFormat(value),
                            path(value.getPath()));
                }
                case StreamReadException syntax -> {
                    return Problem.of(
                            ErrorCode.INVALID_REQUEST,
                            "The body is not JSON"
                                    + ProblemTexts.place(syntax)
                                    + ": "
                                    + ProblemTexts.shortened(syntax.getOriginalMessage()),
                            null);
                }
                case DatabindException shape -> {
                    return Problem.of(
                            ErrorCode.INVALID_FIELD,
                            ProblemTexts.wrongShape(shape),
                            path(shape.getPath()));
                }
                default -> {
                    // look deeper
                }
            }
        }
        return Problem.of(ErrorCode.INVALID_REQUEST, "A JSON body is needed.", null);
    }

    /** {@code orders[2].price} of Jackson's references. */
    private static @Nullable String path(List<JacksonException.Reference> references) {
        String path =
                references.stream()
                        .map(r ->
                                r.getPropertyName() == null
                                        ? "[" + r.getIndex() + "]"
                                        : "." + r.getPropertyName())
                        .collect(Collectors.joining());
        return path.isEmpty() ? null : path.startsWith(".") ? path.substring(1) : path;
    }
}
