package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlTree;

/** One YAML document as the object the API server gets, with a range for every path. */
public final class Manifest {

    private Manifest() {}

    /** What the API server gets when this text is sent to it as YAML. */
    public static Body bodyOf(String yaml) {
        return bodyOf(YamlParser.parse(yaml));
    }

    /** What the API server gets when the text of this tree is sent to it as YAML. */
    public static Body bodyOf(YamlTree tree) {
        return BodyReader.read(tree);
    }
}
