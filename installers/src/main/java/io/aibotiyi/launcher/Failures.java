package io.aibotiyi.launcher;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns an exception into one sentence on standard error and exit code 1. The stack trace is for
 * who asks: {@code AIBOT_DEBUG=1}.
 */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult arguments) {
        tell(failure, command.getCommandSpec().qualifiedName(), command.getErr());
        return 1;
    }

    static void tell(Exception failure, String command, PrintWriter err) {
        err.println(command + ": " + sentence(failure));
        if (System.getenv("AIBOT_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        err.flush();
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return switch (failure) {
            case java.nio.file.NoSuchFileException e -> e.getFile() + ": no such file";
            case java.nio.file.AccessDeniedException e -> e.getFile() + ": access denied";
            case java.nio.file.FileSystemException e ->
                    e.getFile() + ": " + (e.getReason() == null ? message : e.getReason());
            default -> message == null ? failure.getClass().getSimpleName() : message;
        };
    }
}
