package org.videostreamer.source;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.log.PeerText;

/** All protocols there are, the program's own and those that others add. */
public final class SourceProviders {

    private static final Logger LOG = LoggerFactory.getLogger(SourceProviders.class);

    private final List<FrameSourceProvider> providers = new ArrayList<>();

    /** Finds the program's own providers. */
    public SourceProviders() {
        this(SourceProviders.class.getClassLoader());
    }

    /**
     * Finds the providers. One that cannot be loaded, from a jar that does not fit, costs its own protocol alone.
     *
     * @param classes loads the program's own and others
     */
    public SourceProviders(ClassLoader classes) {
        ServiceLoader.load(FrameSourceProvider.class, classes).stream().forEach(this::load);
    }

    /** These and another, which no jar brings because it is a part of this running program. */
    public SourceProviders with(FrameSourceProvider another) {
        return new SourceProviders(
                Stream.concat(providers.stream(), Stream.of(another)).toList());
    }

    private SourceProviders(List<FrameSourceProvider> all) {
        providers.addAll(all);
    }

    private void load(ServiceLoader.Provider<FrameSourceProvider> found) {
        try {
            providers.add(found.get());
        } catch (ServiceConfigurationError | LinkageError e) {
            LOG.warn(
                    "the source {} cannot be loaded: {}",
                    found.type().getName(),
                    PeerText.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Makes the source of a configuration, without connecting.
     *
     * @throws ConfigException if no provider knows the scheme, or the provider refuses the URI
     */
    public FrameSource open(CameraConfig config) throws ConfigException {
        String scheme = config.uri().scheme();
        for (FrameSourceProvider provider : providers) {
            if (provider.schemes().contains(scheme)) {
                return provider.open(config);
            }
        }
        throw new ConfigException("input_uri '" + config.uri() + "' has "
                + (scheme.isEmpty()
                        ? "no scheme"
                        : "the unknown scheme '" + config.uri().shown(scheme) + "'") + "; expected one of "
                + String.join(", ", schemes()));
    }

    private TreeSet<String> schemes() {
        TreeSet<String> all = new TreeSet<>();
        providers.forEach(provider -> all.addAll(provider.schemes()));
        return all;
    }
}
