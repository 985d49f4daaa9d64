package org.videostreamer.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schema (draft 2020-12) of the configuration file, for editors and checkers; made of the table of keys. */
public final class ConfigSchema {

    private ConfigSchema() {}

    /** As JSON, over several lines. */
    public static String json() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Configuration of video-streamer");
        schema.putAll(Keys.TOP.schema());
        schema.put("type", "object");
        return ConfigDocument.json(schema) + "\n";
    }
}
