package io.aibotiyi.backend.operations.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The embedded database as it is after all migrations and before any use, made by the build and
 * copied into an empty home, where migrating would take most of the time that opening takes.
 *
 * <p>It is copied only if it was made by the very scripts and the H2 that are on the class path;
 * otherwise, and for every home that has a database, the migrations run.
 */
public final class EmptyDatabase {

    private static final String DATABASE = "empty.mv.db";
    private static final String FINGERPRINT = "empty.sha256";
    private static final String SCRIPTS = "classpath*:db/migration/*/*.sql";

    private EmptyDatabase() {}

    /**
     * Makes it, for the build.
     *
     * @param scratch an empty or absent folder, left with the database
     * @param classes root folder of classes that will be on the class path of the backend
     */
    public static void make(Path scratch, Path classes) throws IOException {
        DatabaseSettings settings = new DatabaseSettings("", "", "", 2);
        try (HikariDataSource database = DatabaseOpening.open(settings, scratch, null)) {
            JdbcClient.create(database).sql("shutdown compact").update();
        }
        Path folder = Files.createDirectories(classes.resolve(folder()));
        Files.copy(
                file(scratch),
                folder.resolve(DATABASE),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(folder.resolve(FINGERPRINT), fingerprint());
    }

    /**
     * Copies it, whole or not at all, if the home has no database and this one fits.
     *
     * @param source where the class path begins that may hold one
     * @return whether the home now has a database that needs no migration
     */
    static boolean copyTo(Path home, ClassLoader source) {
        Path target = file(home);
        if (Files.exists(target)) {
            return false;
        }
        try (InputStream database = source.getResourceAsStream(folder() + "/" + DATABASE)) {
            if (database == null || !fingerprint().equals(madeFrom(source))) {
                return false;
            }
            Files.createDirectories(target.getParent());
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.copy(database, part, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The database could not be put into " + home, e);
        }
    }

    private static @Nullable String madeFrom(ClassLoader source) throws IOException {
        try (InputStream in = source.getResourceAsStream(folder() + "/" + FINGERPRINT)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** SHA-256 of everything that decides what an empty database looks like, in hexadecimal. */
    static String fingerprint() throws IOException {
        MessageDigest digest = sha256();
        add(digest, engine() + DatabaseSettings.H2_OPTIONS + ModuleMigrations.MODULES);
        add(digest, "numbers " + NumberBlocks.SIZE);
        Set<Resource> scripts = new TreeSet<>(Comparator.comparing(EmptyDatabase::name));
        scripts.addAll(Set.of(new PathMatchingResourcePatternResolver().getResources(SCRIPTS)));
        for (Resource script : scripts) {
            add(digest, name(script));
            digest.update(script.getContentAsByteArray());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String engine() {
        try {
            Class<?> driver = DriverManager.getDriver("jdbc:h2:").getClass();
            return Objects.requireNonNull(driver.getPackage().getImplementationVersion());
        } catch (SQLException e) {
            throw new IllegalStateException("H2 is not on the class path", e);
        }
    }

    /** Its folder, which is its module, and its file. */
    private static String name(Resource script) {
        try {
            String address = script.getURL().getPath();
            return address.substring(address.lastIndexOf("db/migration/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    private static Path file(Path home) {
        return home.resolve("db").resolve("aibot.mv.db");
    }

    private static String folder() {
        return EmptyDatabase.class.getPackageName().replace('.', '/');
    }
}
