package org.videostreamer.source.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.FrameSourceProvider;

/** Makes the sources of {@code http://…} and {@code https://…}. */
public final class HttpSourceProvider implements FrameSourceProvider {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSourceProvider.class);

    /** A source is made anew for every attempt to connect; the user is warned once, not once an attempt. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public FrameSource open(CameraConfig config) throws ConfigException {
        CameraAddress address = CameraAddress.parse(config.uri());
        if (address.isSecure() && !config.tlsVerify() && warned.add(address.shown())) {
            LOG.warn("{}: tls_verify is false, so anybody on the way can pose as this camera", address.shown());
        }
        return new HttpCameraSource(address, config);
    }
}
