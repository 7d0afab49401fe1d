package io.aibotiyi.indicators.formula;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.Output;
import io.aibotiyi.indicators.Settings;
import io.aibotiyi.indicators.blocks.Extreme;
import io.aibotiyi.indicators.blocks.RollingSum;
import io.aibotiyi.indicators.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the nodes of a parsed formula for given values of its parameters. What depends on constants
 * only is computed here, so that lengths may be expressions of parameters.
 */
final class Compiler {

    private final String text;
    private final Map<String, Node> names = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Node> plots = new ArrayList<>();
    private final Set<Column> columns = EnumSet.noneOf(Column.class);
    private int history;

    private Compiler(String text) {
        this.text = text;
    }

    /** The calculation and the columns it needs. */
    record Compiled(FormulaCalculation calculation, Set<Column> columns) {}

    /**
     * @param values the parameters' values; null for their defaults
     * @throws FormulaException where it cannot be
     */
    static Compiled compile(String text, Program program, @Nullable Settings values) {
        Compiler compiler = new Compiler(text);
        for (Program.Setting setting : program.settings()) {
            String name = setting.name().text();
            double value =
                    values == null
                            ? setting.standard()
                            : setting.whole() ? values.whole(name) : values.real(name);
            compiler.define(setting.name(), new Node.Constant(value));
        }
        for (Program.Statement statement : program.statements()) {
            Node value = compiler.build(statement.value());
            if (statement.kind() == Program.Kind.PLOT) {
                compiler.plots.add(value);
            }
            if (!statement.isBare()) {
                compiler.define(statement.name(), value);
            }
        }
        return new Compiled(
                new FormulaCalculation(compiler.nodes, compiler.plots), compiler.columns);
    }

    private void define(Token name, Node value) {
        String word = name.text();
        if (Vocabulary.SERIES.containsKey(word)
                || Vocabulary.CONSTANTS.containsKey(word)
                || Vocabulary.KEYWORDS.contains(word)
                || word.equals("delta")
                || word.equals("other")) {
            throw error(
                    name.start(), name.end(), "\"" + word + "\" is taken", "choose another name");
        }
        if (names.put(word, value) != null) {
            throw error(
                    name.start(),
                    name.end(),
                    "\"" + word + "\" has a value already",
                    "a name is given once; use another one");
        }
    }

    private Node build(Expression e) {
        return switch (e) {
            case Expression.Literal n -> new Node.Constant(n.value());
            case Expression.Text t -> throw error(t, "a text cannot be computed with", "");
            case Expression.Name n -> name(n);
            case Expression.Unary u -> operation(u.operator(), build(u.operand()), null);
            case Expression.Binary b -> operation(b.operator(), build(b.left()), build(b.right()));
            case Expression.Conditional c -> conditional(c);
            case Expression.History h -> {
                Node of = build(h.of());
                yield add(new Node.History(of, whole(h.bars(), 0)));
            }
            case Expression.Output o -> output(o);
            case Expression.Call c -> call(c);
        };
    }

    private Node conditional(Expression.Conditional c) {
        Node condition = build(c.condition());
        Node then = build(c.then());
        Node otherwise = build(c.otherwise());
        Node made = new Node.Conditional(condition, then, otherwise);
        if (condition instanceof Node.Constant
                && then instanceof Node.Constant
                && otherwise instanceof Node.Constant) {
            made.next(new Bar());
            return new Node.Constant(made.value);
        }
        return add(made);
    }

    private <N extends Node> N add(N node) {
        nodes.add(node);
        return node;
    }

    private Node operation(Operator operator, Node left, @Nullable Node right) {
        Node other = right == null ? left : right;
        if (left instanceof Node.Constant && other instanceof Node.Constant) {
            return new Node.Constant(operator.of(left.value, other.value));
        }
        return add(new Node.Operation(operator, left, other));
    }

    private Node name(Expression.Name n) {
        Node known = names.get(n.name());
        if (known != null) {
            return known;
        }
        Double constant = Vocabulary.CONSTANTS.get(n.name());
        if (constant != null) {
            return new Node.Constant(constant);
        }
        Node series = series(n.name());
        if (series != null) {
            names.put(n.name(), series);
            return add(series);
        }
        if (isFunction(n.name())) {
            throw error(n, "\"" + n.name() + "\" is a function", usage(n.name()));
        }
        Set<String> words = new LinkedHashSet<>(names.keySet());
        words.addAll(Vocabulary.SERIES.keySet());
        words.addAll(Vocabulary.CONSTANTS.keySet());
        words.addAll(List.of("delta", "other"));
        throw error(n, "no value \"" + n.name() + "\"", Vocabulary.suggestion(n.name(), words));
    }

    private @Nullable Node series(String name) {
        var source = Vocabulary.SERIES.get(name);
        if (source != null) {
            columns.addAll(source.columns());
            return new Node.Price(source);
        }
        if (name.equals("delta") || name.equals("other")) {
            columns.add(name.equals("delta") ? Column.DELTA : Column.OTHER);
            return new Node.Extra(name.equals("delta"));
        }
        return null;
    }

    private static boolean isFunction(String name) {
        return Vocabulary.OF_ONE.containsKey(name)
                || Vocabulary.OF_TWO.containsKey(name)
                || Vocabulary.WITH_MEMORY.containsKey(name)
                || Catalogue.standard().find(name).isPresent();
    }

    private static String usage(String name) {
        return "call it: "
                + Vocabulary.WITH_MEMORY.getOrDefault(
                        name,
                        Catalogue.standard()
                                .find(name)
                                .map(Studies::usage)
                                .orElse(
                                        Vocabulary.OF_ONE.containsKey(name)
                                                ? name + "(x)"
                                                : name + "(a, b)"));
    }

    private Node output(Expression.Output o) {
        Node of = build(o.of());
        if (!(of instanceof Node.Study study)) {
            throw error(
                    o,
                    "only an indicator has outputs",
                    "write macd(close).signal, or name it first: m = macd(close)");
        }
        List<String> outputs = study.indicator.outputs().stream().map(Output::name).toList();
        int index = outputs.indexOf(o.name());
        if (index < 0) {
            String close = Vocabulary.suggestion(o.name(), outputs);
            throw error(
                    o,
                    study.indicator + " has no output \"" + o.name() + "\"",
                    close.isEmpty() ? "it has " + String.join(", ", outputs) : close);
        }
        return index == 0 ? of : add(new Node.Output(study, index));
    }

    private Node call(Expression.Call c) {
        String name = c.function();
        List<Expression> a = c.arguments();
        Operator ofOne = Vocabulary.OF_ONE.get(name);
        if (ofOne != null) {
            count(c, 1, 1);
            return operation(ofOne, build(a.getFirst()), null);
        }
        Operator ofTwo = Vocabulary.OF_TWO.get(name);
        if (ofTwo != null) {
            count(c, 2, 20);
            Node result = build(a.getFirst());
            for (Expression next : a.subList(1, a.size())) {
                result = operation(ofTwo, result, build(next));
            }
            return result;
        }
        if (Vocabulary.WITH_MEMORY.containsKey(name)) {
            return withMemory(c, a);
        }
        Indicator indicator = Catalogue.standard().find(name).orElse(null);
        if (indicator == null) {
            throw error(
                    c.start(),
                    c.start() + name.length(),
                    "no function \"" + name + "\"",
                    Vocabulary.suggestion(name, Formula.functions()));
        }
        return study(c, indicator);
    }

    private Node withMemory(Expression.Call c, List<Expression> a) {
        return switch (c.function()) {
            case "nz" -> {
                count(c, 1, 2);
                Node of = build(a.getFirst());
                Node otherwise = a.size() > 1 ? build(a.get(1)) : new Node.Constant(0);
                yield add(new Node.Known(of, otherwise));
            }
            case "sum", "highest", "lowest" -> {
                count(c, 2, 2);
                Node of = build(a.getFirst());
                int n = whole(a.get(1), 1);
                yield add(
                        new Node.Windowed(
                                of,
                                switch (c.function()) {
                                    case "sum" -> new RollingSum(n);
                                    case "highest" -> Extreme.highest(n);
                                    default -> Extreme.lowest(n);
                                },
                                n));
            }
            case "change" -> {
                count(c, 1, 2);
                Node of = build(a.getFirst());
                int bars = a.size() > 1 ? whole(a.get(1), 1) : 1;
                yield operation(Operator.SUBTRACT, of, add(new Node.History(of, bars)));
            }
            case "barssince" -> {
                count(c, 1, 1);
                yield add(new Node.BarsSince(build(a.getFirst())));
            }
            case "valuewhen" -> {
                count(c, 2, 3);
                int occurrence = a.size() > 2 ? whole(a.get(2), 0) : 0;
                yield add(new Node.ValueWhen(build(a.getFirst()), build(a.get(1)), occurrence));
            }
            default -> {
                count(c, 2, 2);
                boolean over = c.function().equals("crossover");
                boolean under = c.function().equals("crossunder");
                yield add(new Node.Cross(build(a.getFirst()), build(a.get(1)), !under, !over));
            }
        };
    }

    private void count(Expression.Call c, int least, int most) {
        if (c.arguments().size() < least || c.arguments().size() > most) {
            throw error(c, c.arguments().size() + " arguments do not fit", usage(c.function()));
        }
    }

    /** An indicator of the catalogue: its series first if it has one, then its parameters. */
    private Node study(Expression.Call c, Indicator indicator) {
        List<Expression> arguments = c.arguments();
        if (indicator.isOfSeries() && arguments.isEmpty()) {
            throw error(c, indicator + " needs a series", "call it: " + Studies.usage(indicator));
        }
        int first = indicator.isOfSeries() ? 1 : 0;
        var parameters = Studies.parameters(indicator);
        if (arguments.size() - first > parameters.size()) {
            throw error(
                    arguments.get(first + parameters.size()),
                    indicator + " has no such argument",
                    "call it: " + Studies.usage(indicator));
        }
        Node of = first == 1 ? build(arguments.getFirst()) : new Node.Constant(0);
        Settings settings = indicator.defaults();
        for (int i = first; i < arguments.size(); i++) {
            Expression argument = arguments.get(i);
            try {
                settings = settings.with(parameters.get(i - first).name(), setting(argument));
            } catch (FormulaException known) {
                throw known;
            } catch (IllegalArgumentException refused) {
                throw error(argument, String.valueOf(refused.getMessage()), "");
            }
        }
        charge(c, Studies.memory(indicator, settings));
        if (!indicator.isOfSeries()) {
            columns.addAll(indicator.needs(settings));
        }
        return add(new Node.Study(indicator, settings, of));
    }

    private Object setting(Expression argument) {
        return switch (argument) {
            case Expression.Text t -> t.value();
            case Expression.Name n
                    when !names.containsKey(n.name())
                            && !Vocabulary.SERIES.containsKey(n.name())
                            && !Vocabulary.CONSTANTS.containsKey(n.name()) ->
                    n.name();
            default -> constant(argument);
        };
    }

    private double constant(Expression e) {
        if (build(e) instanceof Node.Constant constant) {
            return constant.value;
        }
        throw error(e, "this changes from bar to bar", "a number or parameter is needed here");
    }

    /** A number of bars, charged to the formula's memory. */
    private int whole(Expression e, int least) {
        double value = constant(e);
        if (!(value >= least && value <= Formula.MAX_LENGTH && value == Math.rint(value))) {
            throw error(
                    e,
                    "a whole number from "
                            + least
                            + " to "
                            + Formula.MAX_LENGTH
                            + " is needed here, not "
                            + value,
                    value < 0 ? "a formula cannot look ahead" : "");
        }
        charge(e, (int) value);
        return (int) value;
    }

    private void charge(Expression e, int bars) {
        history += bars;
        if (history > Formula.MAX_HISTORY) {
            throw error(
                    e,
                    "the formula remembers more than " + Formula.MAX_HISTORY + " bars in all",
                    "use shorter lengths");
        }
    }

    private FormulaException error(Expression e, String problem, String hint) {
        return error(e.start(), e.end(), problem, hint);
    }

    private FormulaException error(int start, int end, String problem, String hint) {
        return FormulaException.at(text, start, end, problem, hint);
    }
}
