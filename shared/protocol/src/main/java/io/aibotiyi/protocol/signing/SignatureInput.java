package io.aibotiyi.protocol.signing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a signature covers and under which parameters: one member of {@code Signature-Input} (RFC
 * 9421 section 4.1), whose values are strings and integers. Components have no parameters of their
 * own here.
 *
 * @param components names in lower case, in the order in which they are signed; none twice
 * @param parameters {@code created}, {@code nonce}, {@code keyid} …, in order; values are {@link
 *     String} or {@link Long}
 */
public record SignatureInput(List<String> components, SequencedMap<String, Object> parameters) {

    private static final int LONGEST = 2_048;
    private static final String STRING = "\"(?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e])*\"";
    private static final Pattern WHOLE =
            Pattern.compile(
                    "\\(((?:"
                            + STRING
                            + "(?: "
                            + STRING
                            + ")*)?)\\)((?:;[a-z*][a-z0-9_.*-]*=(?:"
                            + STRING
                            + "|-?\\d{1,15}))*)");
    private static final Pattern NAME = Pattern.compile(STRING);
    private static final Pattern PARAMETER =
            Pattern.compile(";([a-z*][a-z0-9_.*-]*)=(?:(" + STRING + ")|(-?\\d{1,15}))");

    public SignatureInput {
        components = List.copyOf(components);
        parameters = new LinkedHashMap<>(parameters);
    }

    /** {@code ("@method" "@path");created=1618884473;keyid="k"}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("(");
        text.append(components.stream().map(c -> '"' + c + '"').collect(Collectors.joining(" ")));
        text.append(')');
        parameters.forEach((name, value) -> {
            text.append(';').append(name).append('=');
            if (value instanceof String s) {
                text.append('"').append(s).append('"');
            } else {
                text.append(value);
            }
        });
        return text.toString();
    }

    /**
     * Reads what {@link #toString} writes, and nothing else: one form has one meaning.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static SignatureInput parse(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (text.length() > LONGEST || !whole.matches()) {
            throw new IllegalArgumentException(
                    "Signature-Input is not one inner list of quoted names, with parameters that"
                            + " are strings or integers");
        }
        List<String> components = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Matcher names = NAME.matcher(whole.group(1));
        while (names.find()) {
            String name = unquoted(names.group());
            if (!seen.add(name)) {
                throw new IllegalArgumentException("Signature-Input names " + name + " twice");
            }
            components.add(name);
        }
        SequencedMap<String, Object> parameters = new LinkedHashMap<>();
        Matcher each = PARAMETER.matcher(whole.group(2));
        while (each.find()) {
            Object value =
                    each.group(2) == null
                            ? Long.valueOf(Long.parseLong(each.group(3)))
                            : unquoted(each.group(2));
            if (parameters.put(each.group(1), value) != null) {
                throw new IllegalArgumentException(
                        "Signature-Input gives " + each.group(1) + " twice");
            }
        }
        return new SignatureInput(components, parameters);
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    /**
     * The bytes' text that is signed (RFC 9421 section 2.5).
     *
     * @param values of the components
     * @throws IllegalArgumentException if a component has no value, or one with a line break
     */
    public String base(Map<String, String> values) {
        StringBuilder base = new StringBuilder();
        for (String component : components) {
            String value = values.get(component);
            if (value == null || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
                throw new IllegalArgumentException(
                        "The signature covers " + component + ", which the message lacks");
            }
            base.append('"').append(component).append("\": ").append(value).append('\n');
        }
        return base.append("\"@signature-params\": ").append(this).toString();
    }
}
