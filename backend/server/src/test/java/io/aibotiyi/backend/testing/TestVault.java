package io.aibotiyi.backend.testing;

import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.backend.vault.Vault;
import io.aibotiyi.backend.vault.keys.DataKeys;
import io.aibotiyi.backend.vault.keys.FileMasterKeys;
import io.aibotiyi.backend.vault.sealing.SealedPersonalVault;
import io.aibotiyi.backend.vault.sealing.SystemVault;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real vault on a test's database, with its key-encryption key in the given folder. */
public record TestVault(Vault vault, PersonalVault personal, DataKeys keys) {

    public static TestVault on(DataSource database, Path folder) {
        DataKeys keys =
                new DataKeys(
                        JdbcClient.create(database),
                        new FileMasterKeys(folder.resolve("vault-keys")),
                        Clock.systemUTC());
        return new TestVault(new SystemVault(keys), new SealedPersonalVault(keys), keys);
    }
}
