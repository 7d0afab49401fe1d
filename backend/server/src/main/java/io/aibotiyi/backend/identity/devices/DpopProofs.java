package io.aibotiyi.backend.identity.devices;

import io.aibotiyi.backend.identity.DeviceProofs;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.backend.identity.credentials.Secrets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks proofs of devices' keys (RFC 9449). Those of sign-ins and renewals, which are rare and
 * give tokens, are remembered in the database: no node takes one again. Those of calls, which only
 * help together with their token, are remembered by the node that took them.
 */
@Component
public final class DpopProofs implements DeviceProofs {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private final ProofReplays calls = new ProofReplays();

    public DpopProofs(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String check(String text, String method, String target) {
        DpopProof proof = DpopProof.read(text);
        proof.requireFor(method, target, clock.instant());
        try {
            ownTransaction.executeWithoutResult(status -> remember(proof));
        } catch (DuplicateKeyException e) {
            throw DpopProof.refused("it was used before");
        }
        return proof.key();
    }

    /**
     * Checks the proof of a call.
     *
     * @param boundTo thumbprint of the key that the call's token is bound to
     * @throws io.aibotiyi.protocol.ProblemException BAD_PROOF
     */
    public void check(PresentedToken presented, String boundTo) {
        String text = presented.proof();
        if (text == null) {
            throw DpopProof.refused("there is none, and the token is bound to a device");
        }
        DpopProof proof = DpopProof.read(text);
        proof.requireFor(presented.method(), presented.target(), clock.instant());
        proof.requireFor(presented.token(), boundTo);
        if (!calls.first(proof, clock.instant())) {
            throw DpopProof.refused("it was used before");
        }
    }

    /** Forgets proofs that are too old to be taken anyway. */
    public void forgetOld() {
        jdbc.sql("delete from identity_device_proof where expires_at < ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void remember(DpopProof proof) {
        jdbc.sql("insert into identity_device_proof (proof_hash, expires_at) values (?, ?)")
                .param(Secrets.hash(proof.key() + ' ' + proof.id()))
                .param(proof.made().plus(DpopProof.WINDOW.multipliedBy(2)).atOffset(ZoneOffset.UTC))
                .update();
    }
}
