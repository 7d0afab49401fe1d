package io.aibotiyi.backend.operations.database;

import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Begins to open the embedded database as soon as the settings are known, while Spring still puts
 * the beans together. A database elsewhere, and settings that are wrong, are left to the bean.
 */
final class EarlyDatabase implements ApplicationListener<ApplicationContextInitializedEvent> {

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        if (event.getApplicationContext() instanceof GenericApplicationContext context) {
            begin(context);
        }
    }

    private static void begin(GenericApplicationContext context) {
        String home = context.getEnvironment().getProperty("aibot.home");
        if (home == null || Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            return;
        }
        try {
            DatabaseSettings settings = settings(context.getEnvironment());
            if (settings.embedded()) {
                DatabaseOpening opening = DatabaseOpening.begin(settings, Path.of(home));
                DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
                beans.registerSingleton("databaseOpening", opening);
                beans.registerDisposableBean("databaseOpening", opening::close);
            }
        } catch (BindException e) {
            // the bean of the settings says what is wrong with them
            return;
        }
    }

    private static DatabaseSettings settings(ConfigurableEnvironment environment) {
        return Binder.get(environment).bindOrCreate("aibot.database", DatabaseSettings.class);
    }
}
