package io.aibotiyi.backend.gateway.browser;

/**
 * Text that may stand in HTML as it is. What comes from elsewhere gets in through {@link #text}.
 */
record Markup(String html) {

    static final Markup NONE = new Markup("");

    /** Escaped, for content and for quoted attributes alike. */
    static Markup text(String any) {
        StringBuilder out = new StringBuilder(any.length() + 16);
        for (int i = 0; i < any.length(); i++) {
            char c = any.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return new Markup(out.toString());
    }

    /**
     * Ours, with {@code %s} for each part; the template must be a constant.
     *
     * @param parts {@link Markup} as it is, anything else escaped
     */
    static Markup of(String template, Object... parts) {
        Object[] safe = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            safe[i] =
                    parts[i] instanceof Markup markup
                            ? markup.html()
                            : text(String.valueOf(parts[i])).html();
        }
        return new Markup(template.formatted(safe));
    }

    Markup and(Markup next) {
        return new Markup(html + next.html());
    }
}
