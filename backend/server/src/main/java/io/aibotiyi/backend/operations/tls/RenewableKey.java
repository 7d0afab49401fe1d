package io.aibotiyi.backend.operations.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A key manager whose key can be renewed; handshakes from then on use the new one. */
final class RenewableKey extends X509ExtendedKeyManager {

    private volatile X509ExtendedKeyManager current;

    RenewableKey(KeyStore store, char[] password) throws GeneralSecurityException {
        current = managerOf(store, password);
    }

    void renew(KeyStore store, char[] password) throws GeneralSecurityException {
        current = managerOf(store, password);
    }

    private static X509ExtendedKeyManager managerOf(KeyStore store, char[] password)
            throws GeneralSecurityException {
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] type, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        return current.getServerAliases(type, issuers);
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return current.chooseServerAlias(type, issuers, socket);
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
        return current.chooseEngineServerAlias(type, issuers, engine);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return current.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return current.getPrivateKey(alias);
    }
}
