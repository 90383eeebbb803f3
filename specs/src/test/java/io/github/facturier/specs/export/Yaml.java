package io.github.facturier.specs.export;

import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads and writes documents as maps, lists and scalars. */
final class Yaml {
  private Yaml() {}

  /** Reads a document. A date is a text, as in JSON. */
  static Map<String, Object> read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    DumperOptions dumper = dumperOptions();
    return new org.yaml.snakeyaml.Yaml(
            new SafeConstructor(options), new Representer(dumper), dumper, options, new JsonTypes())
        .load(text);
  }

  /** Writes a document. A text that YAML could take for anything else is quoted. */
  static String write(Map<String, Object> document) {
    DumperOptions options = dumperOptions();
    return new org.yaml.snakeyaml.Yaml(
            new SafeConstructor(new LoaderOptions()), new Representer(options), options)
        .dump(document);
  }

  private static DumperOptions dumperOptions() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setDereferenceAliases(true);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(140);
    options.setSplitLines(false);
    return options;
  }

  /** Plain scalars are null, booleans, numbers and texts. */
  private static final class JsonTypes extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
      addImplicitResolver(Tag.INT, INT, "-+0123456789");
      addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }
}
