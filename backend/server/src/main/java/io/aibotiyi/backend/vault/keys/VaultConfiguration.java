package io.aibotiyi.backend.vault.keys;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the key-encryption key in HOME/secrets, unless another key store is given. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MasterKeys masterKeys(@Value("${aibot.home}") String home) {
        return new FileMasterKeys(Path.of(home).resolve("secrets").resolve("vault-keys"));
    }
}
