package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.GenericBeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;

class KnownBeansTest {

    interface Ledger {}

    interface Feed {}

    abstract static class Store implements Ledger {}

    static final class Positions extends Store implements Feed {}

    static final class Prints implements Feed, Runnable {

        @Override
        public void run() {}
    }

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    @Test
    void areThoseThatAloneHaveATypeOfOurs() {
        beans.registerBeanDefinition("positions", new RootBeanDefinition(Positions.class));
        beans.registerSingleton("prints", new Prints());
        assertThat(KnownBeans.byType(beans))
                .containsEntry(Positions.class, "positions")
                .containsEntry(Store.class, "positions")
                .containsEntry(Ledger.class, "positions")
                .containsEntry(Prints.class, "prints")
                .doesNotContainKey(Feed.class)
                .doesNotContainKey(Runnable.class);
    }

    @Test
    void areNoneWhereTheTypeOfABeanIsNotKnown() {
        beans.registerBeanDefinition("positions", new RootBeanDefinition(Positions.class));
        beans.registerBeanDefinition("late", new GenericBeanDefinition());
        assertThat(KnownBeans.byType(beans)).isEmpty();
    }
}
