package io.aibotiyi.backend.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser without scripts: keeps cookies by host and port, follows redirects, fills in forms. */
final class TestBrowser implements AutoCloseable {

    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
    private static final Pattern REFRESH = Pattern.compile("0; ?url=(.*)");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, Map<String, String>> cookies = new TreeMap<>();
    private URI at = URI.create("about:blank");
    private @Nullable HttpResponse<String> shown;

    HttpResponse<String> shown() {
        if (shown == null) {
            throw new AssertionError("nothing is shown");
        }
        return shown;
    }

    URI at() {
        return at;
    }

    Map<String, String> cookies(URI of) {
        return cookies.getOrDefault(of.getAuthority(), Map.of());
    }

    /** Goes there, and on where it is sent. */
    void open(URI address) {
        go(request(address).GET().build());
    }

    /** Fills in the form with that action and sends it. */
    void submit(String action, Map<String, String> fields) {
        Map<String, String> all = form(action);
        all.putAll(fields);
        URI to = at.resolve(action);
        boolean sameSite = at.getAuthority().equals(to.getAuthority());
        go(post(to, all, at.getScheme() + "://" + at.getAuthority(), sameSite));
    }

    /** Sends exactly these fields, as a page of that origin would. */
    HttpResponse<String> post(String action, Map<String, String> fields, @Nullable String origin) {
        return send(post(at.resolve(action), fields, origin, true));
    }

    /** What another site posts goes without cookies, all of which are SameSite=Lax. */
    private HttpRequest post(
            URI to, Map<String, String> fields, @Nullable String origin, boolean sameSite) {
        HttpRequest.Builder request =
                request(to, sameSite).header("Content-Type", "application/x-www-form-urlencoded");
        if (origin != null) {
            request.header("Origin", origin);
        }
        return request.POST(BodyPublishers.ofString(encoded(fields))).build();
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f ->
                        f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The hidden fields of the form with that action. */
    Map<String, String> form(String action) {
        Matcher forms = FORM.matcher(shown().body());
        while (forms.find()) {
            if (plain(forms.group(1)).equals(action)) {
                Map<String, String> fields = new LinkedHashMap<>();
                Matcher hidden = HIDDEN.matcher(forms.group(2));
                while (hidden.find()) {
                    Matcher name = NAME.matcher(hidden.group());
                    Matcher value = VALUE.matcher(hidden.group());
                    if (name.find() && value.find()) {
                        fields.put(plain(name.group(1)), plain(value.group(1)));
                    }
                }
                return fields;
            }
        }
        throw new AssertionError("no form " + action + " in " + shown().body());
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private HttpRequest.Builder request(URI to) {
        return request(to, true);
    }

    private HttpRequest.Builder request(URI to, boolean withCookies) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to)
                        .timeout(Duration.ofSeconds(20))
                        .header("Accept", "text/html");
        Map<String, String> own = cookies(to);
        if (withCookies && !own.isEmpty()) {
            request.header(
                    "Cookie",
                    own.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private void go(HttpRequest first) {
        HttpRequest next = first;
        for (int i = 0; i < 12; i++) {
            HttpResponse<String> answer = send(next);
            at = next.uri();
            shown = answer;
            String to = answer.headers().firstValue("Location").orElse(null);
            if (to == null) {
                Matcher refresh =
                        REFRESH.matcher(answer.headers().firstValue("Refresh").orElse(""));
                to = refresh.matches() ? refresh.group(1) : null;
            }
            if (to == null) {
                return;
            }
            next = request(at.resolve(to)).GET().build();
        }
        throw new AssertionError("redirected in circles, at " + at);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            Map<String, String> own =
                    cookies.computeIfAbsent(request.uri().getAuthority(), _ -> new TreeMap<>());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
                    own.remove(pair[0]);
                } else {
                    own.put(pair[0], pair[1]);
                }
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
