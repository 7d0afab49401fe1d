package io.aibotiyi.backend.edge;

import java.io.OutputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes a value of any type of the wire, for calls whose outcome does not matter. */
final class SampleArguments {

    private static final UUID ID = UUID.fromString("0198c5a0-0000-7000-8000-000000000001");

    private SampleArguments() {}

    /** Empty for what cannot be made: listeners and other behaviour. */
    static Optional<Object[]> of(Method method) {
        Type[] types = method.getGenericParameterTypes();
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Optional<Object> value = value(types[i]);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.get();
        }
        return Optional.of(values);
    }

    private static Optional<Object> value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == List.class || raw == Set.class) {
                Optional<Object> item = value(generic.getActualTypeArguments()[0]);
                return item.map(i -> raw == List.class ? List.of(i) : Set.of(i));
            }
            if (raw == Map.class) {
                return Optional.of(Map.of());
            }
            return Optional.empty();
        }
        return type instanceof Class<?> c ? simple(c) : Optional.empty();
    }

    private static Optional<Object> simple(Class<?> type) {
        Object known = known(type);
        if (known != null) {
            return Optional.of(known);
        }
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        if (type.isSealed() && type.isInterface()) {
            return Stream.of(type.getPermittedSubclasses())
                    .map(SampleArguments::simple)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        Optional<Object> parsed = parsed(type);
        return parsed.isPresent() || !type.isRecord() ? parsed : record(type);
    }

    private static @org.jspecify.annotations.Nullable Object known(Class<?> type) {
        if (type == String.class) {
            return "sample-text";
        }
        if (type == int.class || type == Integer.class) {
            return 5;
        }
        if (type == long.class || type == Long.class) {
            return 5L;
        }
        if (type == double.class || type == Double.class) {
            return 0.5;
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == char[].class) {
            return "sample-text".toCharArray();
        }
        if (type == byte[].class) {
            return new byte[] {1, 2, 3};
        }
        if (type == OutputStream.class) {
            return OutputStream.nullOutputStream();
        }
        if (type == UUID.class) {
            return ID;
        }
        if (type == BigDecimal.class) {
            return new BigDecimal("1.5");
        }
        if (type == Instant.class) {
            return Instant.parse("2026-01-31T12:00:00Z");
        }
        if (type == ZoneId.class) {
            return ZoneOffset.UTC;
        }
        if (type == LocalDate.class) {
            return LocalDate.parse("2026-01-31");
        }
        if (type == Duration.class) {
            return Duration.ofHours(1);
        }
        return type == URI.class ? URI.create("https://example.org") : null;
    }

    /** By the type's own reader of text. */
    private static Optional<Object> parsed(Class<?> type) {
        for (String text : List.of(ID.toString(), "sim:BTC-USDT", "BTC-USDT", "sim", "1m")) {
            for (String name : List.of("parse", "of")) {
                try {
                    Method reader = type.getMethod(name, String.class);
                    if (Modifier.isStatic(reader.getModifiers())) {
                        return Optional.ofNullable(reader.invoke(null, text));
                    }
                } catch (ReflectiveOperationException e) {
                    // not by this name, or not from this text
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Object> record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Optional<Object> value = value(components[i].getGenericType());
            if (value.isEmpty() && !nullable(components[i].getAnnotatedType())) {
                return Optional.empty();
            }
            values[i] = value.orElse(null);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return Optional.of(constructor.newInstance(values));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static boolean nullable(AnnotatedElement type) {
        return type.isAnnotationPresent(org.jspecify.annotations.Nullable.class);
    }
}
