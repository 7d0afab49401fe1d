package io.aibotiyi.backend.operations.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where transactions are kept.
 *
 * @param url empty for an H2 file in HOME/db, else a PostgreSQL address
 * @param username of the PostgreSQL database
 * @param password of that user
 * @param poolSize most connections at once
 */
@ConfigurationProperties("aibot.database")
@Validated
public record DatabaseSettings(
        @DefaultValue("")
                @Pattern(
                        regexp = "|jdbc:postgresql:.*",
                        message = "must be empty (H2 in the home) or a jdbc:postgresql: address")
                String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("8") @Min(2) @Max(100) int poolSize) {

    /**
     * What makes H2 speak PostgreSQL's dialect and write each commit to the file before it returns,
     * so that what was acknowledged survives the death of the process. Of each connection's
     * statements the last 200 stay parsed; 8 are H2's default.
     */
    public static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    + ";NON_KEYWORDS=VALUE,KEY,DAY,YEAR,MONTH,USER;LOCK_TIMEOUT=10000"
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=200";

    public boolean embedded() {
        return url.isEmpty();
    }

    /** The address to connect to. */
    public String address(Path home) {
        return embedded()
                ? "jdbc:h2:file:" + home.resolve("db").resolve("aibot") + H2_OPTIONS
                : url;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", poolSize=" + poolSize + "]";
    }
}
