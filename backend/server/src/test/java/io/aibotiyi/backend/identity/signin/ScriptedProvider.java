package io.aibotiyi.backend.identity.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aibotiyi.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * An OpenID provider that signs its one person in at once, and can be made to err or lie in each
 * single way. Written with the JOSE library alone, not with the code that is tested.
 */
final class ScriptedProvider implements AutoCloseable {

    static final String CLIENT = "aibot";
    static final String SECRET = "a secret/of the client?";

    private final HttpServer server;
    private final URI issuer;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile ECKey key = newKey("one");
    volatile ECKey published = key;

    /** Changes the discovery document. */
    volatile Consumer<Map<String, Object>> discovery = _ -> {};

    /** Changes the ID token's claims. */
    volatile Consumer<JWTClaimsSet.Builder> claims = _ -> {};

    /** Replaces the ID token. */
    volatile UnaryOperator<String> token = t -> t;

    /** Changes the token endpoint's answer. */
    volatile Consumer<Map<String, Object>> answer = _ -> {};

    ScriptedProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        issuer = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/keys", this::keys);
        server.createContext("/token", this::token);
        server.start();
    }

    static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    URI issuer() {
        return issuer;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        asked.add("discovery");
        Map<String, Object> document = new HashMap<>();
        document.put("issuer", issuer.toString());
        document.put("authorization_endpoint", issuer + "/authorize");
        document.put("token_endpoint", issuer + "/token");
        document.put("jwks_uri", issuer + "/keys");
        document.put("response_types_supported", List.of("code"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("ES256"));
        discovery.accept(document);
        json(exchange, 200, document);
    }

    private void keys(HttpExchange exchange) throws IOException {
        asked.add("keys");
        json(exchange, 200, new JWKSet(published.toPublicJWK()).toJSONObject());
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body)
            throws IOException {
        byte[] bytes = Json.mapper().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** What the browser brings back from the address that it was sent to. */
    Map<String, String[]> signIn(URI departure) {
        Map<String, String> request = query(departure.getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, request);
        Map<String, String[]> back = new HashMap<>();
        back.put("code", new String[] {code});
        back.put("state", new String[] {request.get("state")});
        return back;
    }

    static Map<String, String> query(String text) {
        Map<String, String> all = new HashMap<>();
        Arrays.stream(text.split("&"))
                .map(p -> p.split("=", 2))
                .forEach(p -> all.put(p[0], URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
        return all;
    }

    private void token(HttpExchange exchange) throws IOException {
        asked.add("token");
        Map<String, String> form =
                query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> request = codes.remove(String.valueOf(form.get("code")));
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (request == null
                || !basic().equals(basic)
                || !String.valueOf(request.get("redirect_uri")).equals(form.get("redirect_uri"))
                || !sha256(String.valueOf(form.get("code_verifier")), 32)
                        .equals(request.get("code_challenge"))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Map<String, Object> tokens = new HashMap<>();
        tokens.put("access_token", "an-access-token");
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", 300);
        tokens.put("id_token", token.apply(idToken(String.valueOf(request.get("nonce")))));
        answer.accept(tokens);
        json(exchange, 200, tokens);
    }

    private static String basic() {
        String pair = CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(String text, int bytes) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(hash, bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private JWTClaimsSet claims(String nonce) {
        Instant now = Clock.systemUTC().instant();
        JWTClaimsSet.Builder all =
                new JWTClaimsSet.Builder()
                        .issuer(issuer.toString())
                        .subject("248289761001")
                        .audience(CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", nonce)
                        .claim("email", "ann@example.org")
                        .claim("email_verified", true);
        claims.accept(all);
        return all.build();
    }

    private String idToken(String nonce) {
        return signed(key, claims(nonce));
    }

    static String signed(ECKey with, JWTClaimsSet claims) {
        try {
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .keyID(with.getKeyID())
                                    .type(JOSEObjectType.JWT)
                                    .build(),
                            claims);
            jwt.sign(new ECDSASigner(with));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWTClaimsSet claimsOf(String jwt) {
        try {
            return SignedJWT.parse(jwt).getJWTClaimsSet();
        } catch (java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** The same claims without a signature. */
    static String unsigned(String jwt) {
        return new PlainJWT(claimsOf(jwt)).serialize();
    }

    /** The same claims with the public key as a shared secret. */
    String confused(String jwt) {
        try {
            SignedJWT forged =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
                            claimsOf(jwt));
            forged.sign(new MACSigner(key.toECPublicKey().getEncoded()));
            return forged.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The same claims, signed with a key that the token itself carries. */
    static String selfKeyed(String jwt) {
        try {
            ECKey own = newKey("one");
            SignedJWT forged =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .keyID(own.getKeyID())
                                    .jwk(own.toPublicJWK())
                                    .build(),
                            claimsOf(jwt));
            forged.sign(new ECDSASigner(own));
            return forged.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
