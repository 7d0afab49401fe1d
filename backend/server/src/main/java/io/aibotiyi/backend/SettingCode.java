package io.aibotiyi.backend;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.javapoet.CodeBlock;

/** Java expressions for the values that settings have. */
final class SettingCode {

    private SettingCode() {}

    /**
     * An expression whose value equals this one.
     *
     * @param records expressions for records
     * @throws IllegalArgumentException naming the type, if there is none
     */
    static CodeBlock of(@Nullable Object value, Function<Record, CodeBlock> records) {
        return switch (value) {
            case null -> CodeBlock.of("null");
            case String text -> CodeBlock.of("$S", text);
            case Boolean known -> CodeBlock.of("$L", known);
            case Integer number -> CodeBlock.of("$L", number);
            case Long number -> CodeBlock.of("$LL", number);
            case BigDecimal number -> CodeBlock.of("new $T($S)", BigDecimal.class, number);
            case Duration time ->
                    CodeBlock.of(
                            "$T.ofSeconds($LL, $L)",
                            Duration.class,
                            time.getSeconds(),
                            time.getNano());
            case URI address -> CodeBlock.of("$T.create($S)", URI.class, address);
            case Enum<?> constant ->
                    CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name());
            case List<?> list -> list(list, records);
            case Set<?> set ->
                    CodeBlock.of(
                            "$T.unmodifiableSet(new $T<>($L))",
                            Collections.class,
                            LinkedHashSet.class,
                            list(set, records));
            case Map<?, ?> map when map.isEmpty() -> CodeBlock.of("$T.of()", Map.class);
            case Record record -> records.apply(record);
            default ->
                    throw new IllegalArgumentException(
                            "no expression is known for a " + value.getClass().getName());
        };
    }

    private static CodeBlock list(Collection<?> values, Function<Record, CodeBlock> records) {
        List<CodeBlock> each = values.stream().map(v -> of(v, records)).toList();
        return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(each, ", "));
    }
}
