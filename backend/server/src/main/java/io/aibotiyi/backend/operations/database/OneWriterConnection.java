package io.aibotiyi.backend.operations.database;

import io.aibotiyi.backend.turn.WriteTurn;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that takes the turn to write with its first statement that is not a plain query, and
 * gives it back when the transaction ends or the connection is closed. As the connection itself, it
 * is used by one thread at a time.
 */
final class OneWriterConnection implements InvocationHandler {

    private final Connection connection;
    private final WriteTurn turn;
    private final Runnable closed;
    private WriteTurn.@Nullable Hold hold;
    private boolean open = true;

    private OneWriterConnection(Connection connection, WriteTurn turn, Runnable closed) {
        this.connection = connection;
        this.turn = turn;
        this.closed = closed;
    }

    /**
     * @param closed run once, when the connection is closed
     */
    static Connection of(Connection connection, WriteTurn turn, Runnable closed) {
        return (Connection)
                Proxy.newProxyInstance(
                        OneWriterConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        new OneWriterConnection(connection, turn, closed));
    }

    /** Whether the statement only reads. What locks rows does not, nor what is not known. */
    static boolean reads(String sql) {
        String text = sql.stripLeading();
        boolean query = starts(text, "select") || starts(text, "with") || starts(text, "values");
        return query && !sql.toLowerCase(Locale.ROOT).contains("for update");
    }

    private static boolean starts(String sql, String word) {
        return sql.regionMatches(true, 0, word, 0, word.length());
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself only
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "prepareStatement", "prepareCall" -> {
                takeFor(arguments);
                yield call(connection, method, arguments);
            }
            case "createStatement" ->
                    watched(
                            (Statement)
                                    Objects.requireNonNull(call(connection, method, arguments)));
            case "commit", "setAutoCommit" -> ended(method, arguments);
            case "rollback" ->
                    arguments == null ? ended(method, null) : call(connection, method, arguments);
            case "close", "abort" -> close(method, arguments);
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> call(connection, method, arguments);
        };
    }

    /** A statement that is told its text only when it is carried out. */
    private Object watched(Statement statement) {
        return Proxy.newProxyInstance(
                OneWriterConnection.class.getClassLoader(),
                new Class<?>[] {Statement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")
                            || method.getName().equals("addBatch")) {
                        takeFor(arguments);
                    }
                    return call(statement, method, arguments);
                });
    }

    private void takeFor(Object @Nullable [] arguments) throws SQLException {
        if (arguments == null || !reads(String.valueOf(arguments[0]))) {
            take();
        }
    }

    private @Nullable Object ended(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return call(connection, method, arguments);
        } finally {
            give();
        }
    }

    private @Nullable Object close(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return ended(method, arguments);
        } finally {
            if (open) {
                open = false;
                closed.run();
            }
        }
    }

    private void take() throws SQLException {
        if (hold != null || !open) {
            return;
        }
        try {
            hold = turn.take();
        } catch (TimeoutException e) {
            throw new SQLTimeoutException("the database is busy: " + e.getMessage(), "HYT00", 0, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException(
                    "interrupted while another writer had the database", "HYT00", 0, e);
        }
    }

    private void give() {
        WriteTurn.Hold held = hold;
        if (held != null) {
            hold = null;
            held.give();
        }
    }

    private static @Nullable Object call(
            Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
