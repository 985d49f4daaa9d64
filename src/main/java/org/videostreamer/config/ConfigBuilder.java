package org.videostreamer.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A configuration of one source, told key by key instead of by a file. */
public final class ConfigBuilder {

    private final ListenAddress address;
    private final Values source = new Values(Keys.SOURCE, Place.of(""));

    /** All defaults at an address; {@link Keys#INPUT_URI} is still to be told. */
    public ConfigBuilder(ListenAddress address) {
        this.address = address;
    }

    /** Tells the value of a key. */
    public <T> ConfigBuilder with(Key<T> key, T value) {
        source.with(key, value);
        return this;
    }

    /** Tells how to log in to the camera. */
    public ConfigBuilder with(Credentials credentials) {
        return with(
                Keys.AUTH_CONFIG,
                new Values(Keys.AUTH, Place.of(""))
                        .with(Keys.TYPE, credentials.type())
                        .with(Keys.USERNAME, credentials.username())
                        .with(Keys.PASSWORD, credentials.password()));
    }

    /**
     * The configuration.
     *
     * @param check asked about the camera
     * @throws ConfigException if the camera cannot be used
     */
    public ConfigDocument document(SourceCheck check) throws ConfigException {
        Values top = new Values(Keys.TOP, Place.of(""))
                .with(Keys.SOURCES, List.of(new Named.Entry<>(address, address.toString(), source)));
        SourceCheck later = camera -> {};
        ServerReader reader = new ServerReader(new StreamReader(new AuthReader(Path.of(""), Map.of()), later));
        ConfigDocument document = ConfigDocument.of(top, reader, new Problems());
        check.check(document.server().streams().get(0).camera());
        return document;
    }
}
