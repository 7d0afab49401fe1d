package io.aibotiyi.backend.operations.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Opens the database and migrates it before anybody else can use it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(
            DatabaseSettings settings,
            @Value("${aibot.home}") String home,
            ObjectProvider<DatabaseOpening> early) {
        DatabaseOpening begun = early.getIfAvailable();
        if (begun != null && begun.isOf(settings)) {
            return begun.take();
        }
        return DatabaseOpening.open(settings, Path.of(home));
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource database) {
        return new DeadlineJdbcTemplate(database);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate template) {
        return JdbcClient.create(template);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource database) {
        return new JdbcTransactionManager(database);
    }
}
