package io.aibotiyi.backend.testing;

import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.backend.vault.Vault;
import io.aibotiyi.backend.vault.keys.DataKeys;
import io.aibotiyi.backend.vault.keys.FileMasterKeys;
import io.aibotiyi.backend.vault.keys.MasterKeys;
import io.aibotiyi.backend.vault.sealing.SealedPersonalVault;
import io.aibotiyi.backend.vault.sealing.SystemVault;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real vault on a test's database, with its key-encryption key in the given folder. */
public record TestVault(Vault vault, PersonalVault personal, DataKeys keys, MasterKeys master) {

    public static TestVault on(DataSource database, Path folder) {
        MasterKeys master = new FileMasterKeys(folder.resolve("vault-keys"));
        DataKeys keys = new DataKeys(JdbcClient.create(database), master, Clock.systemUTC());
        return new TestVault(new SystemVault(keys), new SealedPersonalVault(keys), keys, master);
    }
}
