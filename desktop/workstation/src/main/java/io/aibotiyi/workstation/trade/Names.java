package io.aibotiyi.workstation.trade;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows values by a name; they are picked, never typed. */
final class Names<T> extends StringConverter<T> {

    private final Function<T, String> name;

    private Names(Function<T, String> name) {
        this.name = name;
    }

    static <T> Names<T> of(Function<T, String> name) {
        return new Names<>(name);
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : name.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("Nothing is typed here: " + text);
    }
}
