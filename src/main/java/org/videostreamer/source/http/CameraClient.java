package org.videostreamer.source.http;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.protocol.RedirectLocations;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ClientTls;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.Credentials.AuthType;
import org.videostreamer.config.TlsMaterial;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceException;

/**
 * Asks one camera for its picture over one connection. Used by one thread; {@link #close()} is for that thread too, and
 * {@link OpenSocket#close()} for all others.
 */
final class CameraClient implements AutoCloseable {

    private static final int MOST_REDIRECTS = 10;

    private final CameraAddress address;
    private final HttpFailure reasons;
    private final OpenSocket socket;
    private final CloseableHttpClient client;
    /** One for all requests: it keeps Digest's nonce and count, so only the first request is challenged. */
    private final HttpClientContext context = HttpClientContext.create();

    /** @throws SourceException if the files of its {@code camera_tls} cannot be used now */
    CameraClient(CameraAddress address, CameraConfig config, HttpFailure reasons, OpenSocket socket, Limits limits)
            throws SourceException {
        this.address = address;
        this.reasons = reasons;
        this.socket = socket;
        BasicHttpClientConnectionManager connections =
                connections(config, tls(config.tls(), reasons), socket, new LenientResponses(limits));
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(requests(config))
                .setUserAgent("video-streamer")
                .disableAutomaticRetries()
                .disableContentCompression()
                .setDefaultCookieStore(new CameraCookies(address.host().getHostName()))
                .build();
        config.credentials().or(address::user).ifPresent(this::present);
    }

    private void present(Credentials credentials) {
        UsernamePasswordCredentials secret = new UsernamePasswordCredentials(
                credentials.username(), credentials.password().toCharArray());
        // A redirect to another host or port, or away from TLS, must not carry the password there.
        context.setCredentialsProvider((scope, ignored) -> isCamera(scope) ? secret : null);
        if (credentials.type() == AuthType.BASIC) {
            BasicScheme basic = new BasicScheme();
            basic.initPreemptive(secret);
            context.resetAuthExchange(address.host(), basic);
        }
    }

    private boolean isCamera(AuthScope scope) {
        String scheme = String.valueOf(scope.getProtocol());
        int port = scope.getPort() >= 0 ? scope.getPort() : CameraAddress.usualPort(scheme);
        return scope.getHost().equalsIgnoreCase(address.host().getHostName())
                && port == address.port()
                && (!address.isSecure() || scheme.equals("https"));
    }

    /**
     * Asks for the picture.
     *
     * @return an answer with content, which must be {@linkplain CameraResponse#finish() finished} before the next request
     * @throws SourceException if the camera answers anything but success
     */
    CameraResponse get() throws IOException, SourceException {
        HttpGet request = new HttpGet(address.host().toURI() + address.target());
        request.setHeader("Accept", "multipart/x-mixed-replace, image/jpeg, */*;q=0.1");
        ClassicHttpResponse answer = answer(request);
        if (answer.getCode() / 100 != 2 || answer.getEntity() == null) {
            throw reasons.refused(answer, redirectedTo());
        }
        return new CameraResponse(answer, redirectedTo(), socket, context.getSSLSession() == null);
    }

    private ClassicHttpResponse answer(HttpGet request) throws IOException, SourceException {
        try {
            return client.executeOpen(address.host(), request, context);
        } catch (IOException e) {
            Optional<String> elsewhere = redirectedTo();
            if (elsewhere.isPresent()) {
                throw reasons.lost(elsewhere.get(), e);
            }
            throw e;
        }
    }

    /** The host and port that answered in the end, if the camera sent us elsewhere. */
    private Optional<String> redirectedTo() {
        RedirectLocations visited = context.getRedirectLocations();
        if (visited == null || visited.size() == 0) {
            return Optional.empty();
        }
        String peer = CameraAddress.peer(visited.get(visited.size() - 1)).orElse("another host");
        return Optional.of(peer).filter(told -> !told.equalsIgnoreCase(address.peer()));
    }

    private static RequestConfig requests(CameraConfig config) {
        AuthType type = config.credentials().map(Credentials::type).orElse(AuthType.ANY);
        return RequestConfig.custom()
                .setResponseTimeout(Timeout.of(config.timeouts().read()))
                .setMaxRedirects(MOST_REDIRECTS)
                // To the same address again: with a cookie that it has just set, a camera may answer something else.
                .setCircularRedirectsAllowed(true)
                // Small cameras fail on the offer to upgrade to TLS that the library makes by default.
                .setProtocolUpgradeEnabled(false)
                .setTargetPreferredAuthSchemes(
                        switch (type) {
                            case BASIC -> List.of(StandardAuthScheme.BASIC);
                            case DIGEST -> List.of(StandardAuthScheme.DIGEST);
                            case ANY -> List.of(StandardAuthScheme.DIGEST, StandardAuthScheme.BASIC);
                        })
                .build();
    }

    private static BasicHttpClientConnectionManager connections(
            CameraConfig config, TlsSocketStrategy tls, OpenSocket socket, LenientResponses answers) {
        Timeout connect = Timeout.of(config.timeouts().connect());
        BasicHttpClientConnectionManager connections = new BasicHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(
                        socket,
                        DefaultSchemePortResolver.INSTANCE,
                        SystemDefaultDnsResolver.INSTANCE,
                        RegistryBuilder.<TlsSocketStrategy>create()
                                .register("https", tls)
                                .build()),
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(answers.limits())
                        .responseParserFactory(answers)
                        .incomingContentLengthStrategy(new LenientLength())
                        .build());
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(Timeout.of(config.timeouts().read()))
                // Many cameras close the connection after each picture without a word. Not 0, which means never.
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(1))
                .build());
        connections.setTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build());
        return connections;
    }

    private static TlsSocketStrategy tls(ClientTls tls, HttpFailure reasons) throws SourceException {
        boolean verify = tls.verify();
        try {
            return new DefaultClientTlsStrategy(
                    context(TlsMaterial.read(tls), verify),
                    HostnameVerificationPolicy.CLIENT,
                    verify ? HttpsSupport.getDefaultHostnameVerifier() : NoopHostnameVerifier.INSTANCE);
        } catch (ConfigException e) {
            throw reasons.unusable(e.getMessage());
        }
    }

    private static SSLContext context(TlsMaterial material, boolean verify) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // Where there is nothing, Java takes its own: no certificate, and the authorities of the system.
            context.init(
                    material.own().map(KeyManagerFactory::getKeyManagers).orElse(null),
                    verify
                            ? material.authorities()
                                    .map(TrustManagerFactory::getTrustManagers)
                                    .orElse(null)
                            : InsecureTrustManagerFactory.INSTANCE.getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** Ends the connection. */
    @Override
    public void close() {
        socket.close();
        try {
            client.close();
        } catch (IOException e) {
            // There is nothing left to lose.
        }
    }
}
