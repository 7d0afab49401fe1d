package io.aibotiyi.backend;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Names the one bean that a parameter of one of our types can mean, so that Spring does not compare
 * the type with every bean there is. Spring still checks that the bean fits, and looks at all of
 * them where it does not, and for types that several beans have. Only with {@link PreparedBeans},
 * since only then all definitions are known this early.
 */
final class KnownBeans implements ApplicationListener<ApplicationContextInitializedEvent> {

    private static final String OURS = "io.aibotiyi.";

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        if (AotDetector.useGeneratedArtifacts()
                && event.getApplicationContext() instanceof GenericApplicationContext context) {
            DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
            beans.setAutowireCandidateResolver(new Resolver(byType(beans)));
        }
    }

    /** The beans that alone have a type of ours; none if the type of any bean is not known yet. */
    static Map<Class<?>, String> byType(DefaultListableBeanFactory beans) {
        Map<Class<?>, String> names = new HashMap<>();
        Set<Class<?>> several = new HashSet<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = type(beans.getBeanDefinition(name));
            if (type == null) {
                return Map.of();
            }
            add(type, name, names, several);
        }
        for (String name : beans.getSingletonNames()) {
            Object bean = beans.getSingleton(name);
            if (bean != null && !beans.containsBeanDefinition(name)) {
                add(bean.getClass(), name, names, several);
            }
        }
        names.keySet().removeAll(several);
        return names;
    }

    private static @Nullable Class<?> type(BeanDefinition definition) {
        if (!(definition instanceof RootBeanDefinition root)) {
            return null;
        }
        Class<?> target = root.getTargetType();
        return target != null || !root.hasBeanClass() ? target : root.getBeanClass();
    }

    private static void add(
            Class<?> type, String name, Map<Class<?>, String> names, Set<Class<?>> several) {
        String other = type.getName().startsWith(OURS) ? names.put(type, name) : null;
        if (other != null && !other.equals(name)) {
            several.add(type);
        }
        for (Class<?> above : type.getInterfaces()) {
            add(above, name, names, several);
        }
        Class<?> parent = type.getSuperclass();
        if (parent != null) {
            add(parent, name, names, several);
        }
    }

    private static final class Resolver extends ContextAnnotationAutowireCandidateResolver {

        private final Map<Class<?>, String> names;

        Resolver(Map<Class<?>, String> names) {
            this.names = names;
        }

        @Override
        public @Nullable String getSuggestedName(DependencyDescriptor parameter) {
            String known = names.get(parameter.getDependencyType());
            return known != null ? known : super.getSuggestedName(parameter);
        }
    }
}
