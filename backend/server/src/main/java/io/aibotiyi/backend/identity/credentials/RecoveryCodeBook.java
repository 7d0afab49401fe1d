package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.domain.UserId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recovery codes: ten at a time, 120 random bits each, so that a plain hash protects them (ASVS 5.0
 * 6.5.2 asks 112), each good once. They are written in Crockford's Base32, which reads O as 0 and I
 * and L as 1.
 */
@Component
public final class RecoveryCodeBook {

    static final int CODES = 10;
    static final int BITS = 120;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    public RecoveryCodeBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** New codes, in groups of four; the old ones die. In the caller's transaction. */
    public List<String> renew(UserId user) {
        removeAll(user);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            byte[] bytes = new byte[BITS / 8];
            random.nextBytes(bytes);
            String code = Base32.encode(bytes, ALPHABET);
            jdbc.sql("insert into identity_recovery_code (code_hash, user_id) values (?, ?)")
                    .params(Secrets.hash(code), user.value())
                    .update();
            codes.add(String.join("-", code.split("(?<=\\G.{4})")));
        }
        return codes;
    }

    /** Uses a code up; false if it is none of the person's. */
    public boolean use(UserId user, String code) {
        return jdbc.sql("delete from identity_recovery_code where code_hash = ? and user_id = ?")
                        .params(Secrets.hash(normal(code)), user.value())
                        .update()
                == 1;
    }

    public int left(UserId user) {
        return jdbc.sql("select count(*) from identity_recovery_code where user_id = ?")
                .param(user.value())
                .query(Integer.class)
                .single();
    }

    public void removeAll(UserId user) {
        jdbc.sql("delete from identity_recovery_code where user_id = ?")
                .param(user.value())
                .update();
    }

    private static String normal(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
