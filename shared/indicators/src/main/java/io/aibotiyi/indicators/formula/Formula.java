package io.aibotiyi.indicators.formula;

import io.aibotiyi.indicators.Category;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorBuilder;
import io.aibotiyi.indicators.Output;
import io.aibotiyi.indicators.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A user's formula that has been read and checked with the defaults of its parameters. It becomes
 * an {@link Indicator} with the parameters and plots it declares. Immutable; safe from any thread.
 *
 * <p>No formula can hang or exhaust memory: the text, its parts, their nesting, each length and the
 * bars remembered in all are bounded by the constants here, there are no loops and no recursion, so
 * a bar costs at most what the parts cost. A value of a parameter that leads beyond a bound, or to
 * a length that is none, is refused where the indicator is started, with the place in the text.
 */
public final class Formula {

    /** Longest text, in characters. */
    public static final int MAX_TEXT = 20_000;

    /** Most numbers, names, operators and calls. */
    public static final int MAX_PARTS = 1_000;

    /** Deepest nesting of brackets, signs and conditions. */
    public static final int MAX_NESTING = 50;

    /** Longest window and farthest look back, in bars. */
    public static final int MAX_LENGTH = IndicatorBuilder.MAX_LENGTH;

    /** Most bars remembered by all parts together. */
    public static final int MAX_HISTORY = 20_000;

    /** Most plots, and most parameters. */
    public static final int MAX_PLOTS = 20;

    private final String text;
    private final Program program;
    private final Compiler.Compiled standard;

    private Formula(String text, Program program) {
        this.text = text;
        this.program = program;
        this.standard = Compiler.compile(text, program, null);
    }

    /**
     * Reads and checks a formula.
     *
     * @throws FormulaException with the place and what to do, if it cannot be used
     */
    public static Formula parse(String text) {
        if (text.length() > MAX_TEXT) {
            throw FormulaException.at(
                    text,
                    MAX_TEXT,
                    MAX_TEXT + 1,
                    "the formula is longer than " + MAX_TEXT + " characters",
                    "split it into several formulas");
        }
        Program program = new Parser(text).program();
        check(text, program);
        Formula formula = new Formula(text, program);
        if (formula.standard.calculation().outputs() == 0) {
            throw FormulaException.at(
                    text,
                    text.length(),
                    text.length() + 1,
                    "nothing is plotted",
                    "end with the value to show, or write plot NAME = …");
        }
        return formula;
    }

    private static void check(String text, Program program) {
        Set<String> plots = new HashSet<>();
        List<Program.Statement> statements = program.statements();
        for (int i = 0; i < statements.size(); i++) {
            Program.Statement s = statements.get(i);
            if (s.kind() == Program.Kind.VARIABLE) {
                continue;
            }
            Token name = s.name();
            if (s.isBare() && i < statements.size() - 1) {
                throw FormulaException.at(
                        text,
                        name.start(),
                        name.end(),
                        "this value is neither named nor plotted",
                        "write plot NAME = …, or NAME = …; only the last line may stand alone");
            }
            if (!plots.add(name.text()) || plots.size() > MAX_PLOTS) {
                throw FormulaException.at(
                        text,
                        name.start(),
                        name.end(),
                        plots.size() > MAX_PLOTS
                                ? "more than " + MAX_PLOTS + " plots"
                                : "\"" + name.text() + "\" is plotted already",
                        "");
            }
        }
        for (Program.Setting setting : program.settings()) {
            Token name = setting.name();
            if (name.text().equals(Indicator.SOURCE) || program.settings().size() > MAX_PLOTS) {
                throw FormulaException.at(
                        text,
                        name.start(),
                        name.end(),
                        name.text().equals(Indicator.SOURCE)
                                ? "\"source\" is taken"
                                : "more than " + MAX_PLOTS + " parameters",
                        "");
            }
        }
    }

    /** The text it was read from. */
    public String text() {
        return text;
    }

    /** The names of all functions, indicators among them, for completion. */
    public static List<String> functions() {
        List<String> names = new ArrayList<>();
        names.addAll(Vocabulary.OF_ONE.keySet());
        names.addAll(Vocabulary.OF_TWO.keySet());
        names.addAll(Vocabulary.WITH_MEMORY.keySet());
        Catalogue.standard().all().forEach(i -> names.add(i.id()));
        return names.stream().sorted().toList();
    }

    /**
     * The indicator that the formula describes.
     *
     * @param id lower-case letters and digits
     */
    public Indicator indicator(String id, String title) {
        IndicatorBuilder builder = IndicatorBuilder.named(id, title, Category.FORMULA);
        for (Program.Setting p : program.settings()) {
            String name = p.name().text();
            if (p.whole()) {
                builder.whole(name, name, (int) p.standard(), (int) p.min(), (int) p.max());
            } else {
                builder.real(name, name, p.standard(), p.min(), p.max());
            }
        }
        int plot = 0;
        for (Program.Statement s : program.statements()) {
            if (s.kind() == Program.Kind.PLOT) {
                int k = plot++;
                builder.output(
                                s.name().text(),
                                s.name().text(),
                                s.overlay() ? Output.Pane.OVERLAY : Output.Pane.OWN,
                                Output.Style.LINE,
                                _ -> 0)
                        .from(settings ->
                                Compiler.compile(text, program, settings).calculation().first(k));
            }
        }
        return builder.irregular()
                .says(text, "As the indicators it is made of.")
                .bars(
                        standard.columns(),
                        settings -> Compiler.compile(text, program, settings).calculation());
    }
}
