package org.videostreamer.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A configuration that was understood. */
public final class ConfigDocument {

    private final Values top;
    private final ServerConfig server;

    private ConfigDocument(Values top, ServerConfig server) {
        this.top = top;
        this.server = server;
    }

    /** @throws ConfigException if there are problems, then or before */
    static ConfigDocument of(Values top, ServerReader reader, Problems problems) throws ConfigException {
        ServerConfig server = reader.read(top, problems);
        problems.refuseIfAny();
        return new ConfigDocument(top, server);
    }

    /** What the program is told. */
    public ServerConfig server() {
        return server;
    }

    /**
     * The configuration file's own form as JSON, over several lines: every key with its effective value. Credentials are
     * hidden; what comes from the environment is shown by its name.
     */
    @Override
    public String toString() {
        return json(top.written());
    }

    static String json(Object value) {
        try {
            // Made when it is needed: a start is quicker without.
            return JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build()
                    .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                    .writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
