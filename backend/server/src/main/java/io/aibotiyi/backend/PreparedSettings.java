package io.aibotiyi.backend;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.generate.GeneratedMethod;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationCode;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragments;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragmentsDecorator;
import org.springframework.beans.factory.support.InstanceSupplier;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConstructorBound;
import org.springframework.boot.context.properties.bind.BindMethod;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.javapoet.ClassName;
import org.springframework.javapoet.CodeBlock;
import org.springframework.util.ClassUtils;

/**
 * Run by the build only: writes our settings down as they were shipped, read and validated, so that
 * a start with {@link PreparedBeans} does neither, nor looks at every other bean for settings. What
 * whoever starts the backend gives ({@link Backend#GIVEN}) is still read at the start.
 */
final class PreparedSettings implements BeanRegistrationAotProcessor {

    private static final String BIND_METHOD = BindMethod.class.getName();

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        Class<?> type = bean.getBeanClass();
        ConfigurationProperties settings =
                AnnotatedElementUtils.findMergedAnnotation(type, ConfigurationProperties.class);
        if (settings == null && !madeByMethodWithSettings(bean)) {
            return BeanRegistrationAotContribution.withCustomCodeFragments(Unbound::new);
        }
        if (settings == null || !type.isRecord() || !type.getName().startsWith(ours())) {
            return null;
        }
        CodeBlock code = code(bean, settings.prefix());
        // else Spring Boot's own processor would write down that they are to be bound
        bean.getMergedBeanDefinition().removeAttribute(BIND_METHOD);
        return BeanRegistrationAotContribution.withCustomCodeFragments(
                fragments -> new Shipped(fragments, type, code));
    }

    private static boolean madeByMethodWithSettings(RegisteredBean bean) {
        return bean.getMergedBeanDefinition().getFactoryMethodName() != null
                && AnnotatedElementUtils.hasAnnotation(
                        bean.resolveInstantiationDescriptor().executable(),
                        ConfigurationProperties.class);
    }

    private static String ours() {
        return PreparedSettings.class.getPackageName() + ".";
    }

    /** An expression over {@code environment} that makes the bean as it is bound now. */
    private static CodeBlock code(RegisteredBean bean, String prefix) {
        ConfigurableEnvironment environment =
                bean.getBeanFactory().getBean(ConfigurableEnvironment.class);
        PropertySource<?> given = environment.getPropertySources().get(Backend.GIVEN);
        Object bound =
                ConstructorBound.from(
                        bean.getBeanFactory(), bean.getBeanName(), bean.getBeanClass());
        CodeBlock code = record((Record) bound, prefix, Objects.requireNonNull(given));
        String home = environment.getRequiredProperty("aibot.home");
        if (code.toString().contains(home)) {
            throw new IllegalStateException(
                    prefix + " depends on the home folder, so it cannot be written down");
        }
        return code;
    }

    private static CodeBlock record(Record value, String prefix, PropertySource<?> given) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            arguments.add(
                    given.containsProperty(name)
                            ? CodeBlock.of(
                                    "environment.getRequiredProperty($S, $T.class)",
                                    name,
                                    ClassUtils.resolvePrimitiveIfNecessary(component.getType()))
                            : SettingCode.of(read(component, value), v -> record(v, name, given)));
        }
        return CodeBlock.of("new $T($L)", value.getClass(), CodeBlock.join(arguments, ", "));
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /**
     * Spring Boot need not look whether the bean has settings to bind: there are none, or no more.
     */
    private static class Unbound extends BeanRegistrationCodeFragmentsDecorator {

        Unbound(BeanRegistrationCodeFragments fragments) {
            super(fragments);
        }

        @Override
        public CodeBlock generateSetBeanDefinitionPropertiesCode(
                GenerationContext context,
                BeanRegistrationCode registration,
                RootBeanDefinition definition,
                Predicate<String> attributes) {
            return CodeBlock.builder()
                    .add(
                            super.generateSetBeanDefinitionPropertiesCode(
                                    context, registration, definition, attributes))
                    .addStatement(
                            "beanDefinition.setAttribute($S, $T.$L)",
                            BIND_METHOD,
                            BindMethod.class,
                            BindMethod.VALUE_OBJECT)
                    .build();
        }
    }

    private static final class Shipped extends Unbound {

        private final Class<?> type;
        private final CodeBlock code;

        Shipped(BeanRegistrationCodeFragments fragments, Class<?> type, CodeBlock code) {
            super(fragments);
            this.type = type;
            this.code = code;
        }

        @Override
        public ClassName getTarget(RegisteredBean bean) {
            return ClassName.get(type);
        }

        @Override
        public CodeBlock generateInstanceSupplierCode(
                GenerationContext context, BeanRegistrationCode registration, boolean direct) {
            GeneratedMethod method =
                    registration
                            .getMethods()
                            .add(
                                    "getSettings",
                                    m ->
                                            m.addJavadoc("As shipped.")
                                                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                                                    .returns(type)
                                                    .addParameter(RegisteredBean.class, "bean")
                                                    .addStatement(
                                                            "$T environment ="
                                                                    + " bean.getBeanFactory().getBean($T.class)",
                                                            Environment.class,
                                                            Environment.class)
                                                    .addStatement("return $L", code));
            return CodeBlock.of(
                    "$T.of($T::$L)",
                    InstanceSupplier.class,
                    registration.getClassName(),
                    method.getName());
        }
    }
}
