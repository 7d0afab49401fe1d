package io.aibotiyi.indicators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values for all parameters of one indicator, each within its range. Immutable; equal when all
 * values are. Made by {@link Indicator#defaults} and {@link #with}.
 */
public final class Settings {

    private final Map<String, Parameter> parameters;
    private final Map<String, Object> values;

    private Settings(Map<String, Parameter> parameters, Map<String, Object> values) {
        this.parameters = parameters;
        this.values = values;
    }

    static Settings defaults(List<Parameter> parameters) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter p : parameters) {
            byName.put(p.name(), p);
            values.put(p.name(), p.standard());
        }
        return new Settings(byName, values);
    }

    /**
     * The same settings with one value replaced.
     *
     * @param value a number, a word, or the text of either
     * @throws IllegalArgumentException if there is no such parameter or the value is out of range
     */
    public Settings with(String name, Object value) {
        Parameter p = parameter(name);
        String text = value instanceof Long ? p.text(value) : text(value);
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(name, p.parse(text));
        return new Settings(parameters, changed);
    }

    private static String text(Object value) {
        return value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e9
                ? Long.toString(d.longValue())
                : value.toString();
    }

    /**
     * The same settings with what can be taken of saved texts: a name that is not known and a value
     * that does not fit are left out and told.
     */
    public Settings withTexts(Map<String, String> texts, Consumer<String> problems) {
        Settings result = this;
        for (Map.Entry<String, String> e : texts.entrySet()) {
            try {
                result = result.with(e.getKey(), e.getValue());
            } catch (IllegalArgumentException refused) {
                problems.accept(String.valueOf(refused.getMessage()));
            }
        }
        return result;
    }

    /** Every value as text, in the order of the parameters; read back by {@link #withTexts}. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, parameter(name).text(value)));
        return texts;
    }

    public int whole(String name) {
        return (Integer) value(name);
    }

    public double real(String name) {
        return (Double) value(name);
    }

    public String choice(String name) {
        return (String) value(name);
    }

    /** Nanoseconds since the epoch. */
    public long moment(String name) {
        return (Long) value(name);
    }

    /** The series that an indicator of one series is fed with; close where it has no choice. */
    public Source source() {
        Object chosen = values.get(Indicator.SOURCE);
        return chosen == null
                ? Source.CLOSE
                : Source.valueOf(chosen.toString().toUpperCase(Locale.ROOT));
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(unknown(name));
        }
        return value;
    }

    private Parameter parameter(String name) {
        Parameter p = parameters.get(name);
        if (p == null) {
            throw new IllegalArgumentException(unknown(name));
        }
        return p;
    }

    private String unknown(String name) {
        return "no parameter \"" + name + "\", there are " + values.keySet();
    }

    /** The values without the source, for a title: {@code 12, 26, 9}. */
    public String brief() {
        StringBuilder text = new StringBuilder();
        texts().forEach((name, value) -> {
            if (!name.equals(Indicator.SOURCE) || !value.equals("close")) {
                text.append(text.isEmpty() ? "" : ", ").append(value);
            }
        });
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Settings other && values.equals(other.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@code {length=20, source=close}}. */
    @Override
    public String toString() {
        return texts().toString();
    }
}
