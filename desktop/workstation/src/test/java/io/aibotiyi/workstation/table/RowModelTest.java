package io.aibotiyi.workstation.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.state.FxBridge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowModelTest {

    private record Person(int id, String name) {}

    private final FxBridge bridge =
            new FxBridge(failure -> {
                throw new AssertionError(failure);
            });
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final RowModel<Person> model =
            new RowModel<>(bridge, background::add, Person::id, Person::name);

    private void settle() throws Exception {
        while (!background.isEmpty()) {
            background.remove().run();
        }
        OnFx.call(() -> {
            bridge.pulse(1);
            return true;
        });
    }

    @Test
    void showsNothingBeforeTheBackgroundHasWorked() throws Exception {
        model.setAll(List.of(new Person(1, "ann")));
        OnFx.call(() -> {
            bridge.pulse(1);
            return true;
        });
        assertThat(model.visible()).isEmpty();
        settle();
        assertThat(model.visible()).containsExactly(new Person(1, "ann"));
    }

    @Test
    void findsByAllWordsInAnyOrderWithoutTheUnwanted() throws Exception {
        model.setAll(
                List.of(
                        new Person(1, "Ann Active admin"),
                        new Person(2, "Bob active"),
                        new Person(3, "Ada ACTIVE admin old")));
        model.filter("ADMIN active -old");
        settle();
        assertThat(model.visible()).extracting(Person::id).containsExactly(1);
        model.filter("\"active admin\"");
        settle();
        assertThat(model.visible()).extracting(Person::id).containsExactly(1, 3);
        model.filter("-\"active admin\" b");
        settle();
        assertThat(model.visible()).extracting(Person::id).containsExactly(2);
    }

    @Test
    void replacesAChangedRowWhereItIs() throws Exception {
        model.setAll(List.of(new Person(1, "a"), new Person(2, "b"), new Person(3, "c")));
        model.merge(List.of(new Person(2, "changed"), new Person(4, "d")));
        settle();
        assertThat(model.visible())
                .extracting(Person::name)
                .containsExactly("a", "changed", "c", "d");
    }

    @Test
    void abandonsAFilterThatWasTypedOver() throws Exception {
        model.setAll(
                IntStream.range(0, 50_000).mapToObj(i -> new Person(i, "person " + i)).toList());
        model.filter("person 1");
        model.filter("person 49999");
        assertThat(background).hasSize(1);
        settle();
        assertThat(model.visible()).extracting(Person::id).containsExactly(49_999);
    }

    @Test
    void takesNoMoreThanItsLimitAndSaysSo() throws Exception {
        model.setAll(
                IntStream.range(0, RowModel.LIMIT + 5).mapToObj(i -> new Person(i, "x")).toList());
        settle();
        assertThat(model.total()).isEqualTo(RowModel.LIMIT);
        assertThat(model.full()).isTrue();
        model.merge(List.of(new Person(0, "changed")));
        settle();
        assertThat(model.visible().getFirst().name()).isEqualTo("changed");
    }

    @Test
    void agreesWithThePlainWayForRandomChanges() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Person> expected = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            Person person = new Person(random.nextInt(60), "n" + random.nextInt(9) + " x");
            int at = -1;
            for (int i = 0; i < expected.size(); i++) {
                if (expected.get(i).id() == person.id()) {
                    at = i;
                }
            }
            if (at < 0) {
                expected.add(person);
            } else {
                expected.set(at, person);
            }
            model.merge(List.of(person));
            if (random.nextInt(5) == 0) {
                String word = "N" + random.nextInt(9);
                Comparator<Person> order =
                        Comparator.comparing(Person::name).thenComparingInt(Person::id);
                model.filter(word);
                model.sort(order);
                settle();
                assertThat(model.visible())
                        .as("seed %d, step %d", seed, step)
                        .containsExactlyElementsOf(
                                expected.stream()
                                        .filter(p ->
                                                p.name().contains(word.toLowerCase(Locale.ROOT)))
                                        .sorted(order)
                                        .toList());
            }
        }
    }
}
