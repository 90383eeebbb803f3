package io.github.facturier.drift;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.config.Options;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import japicmp.output.semver.SemverOut;
import japicmp.output.stdout.StdoutOutputGenerator;
import java.nio.file.Path;
import java.util.List;

/**
 * The API difference of two JARs, by japicmp.
 *
 * @param level major if code compiled or written against the old one may fail with the new one
 * @param text the changes, one line per class or member
 */
record JavaDiff(Level level, String text) {

  /** Compares. */
  static JavaDiff of(Path before, Path after) {
    Options options = Options.newDefault();
    options.setOutputOnlyModifications(true);
    options.setAccessModifier(AccessModifier.PROTECTED);
    options.setIgnoreMissingClasses(true);
    JarArchiveComparator comparator =
        new JarArchiveComparator(JarArchiveComparatorOptions.of(options));
    List<JApiClass> classes =
        comparator.compare(
            new JApiCmpArchive(before.toFile(), "before"),
            new JApiCmpArchive(after.toFile(), "after"));
    Level level =
        switch (new SemverOut(options, classes).generate()) {
          case "1.0.0" -> Level.MAJOR;
          case "0.1.0" -> Level.MINOR;
          default -> Level.PATCH;
        };
    String text = new StdoutOutputGenerator(options, classes).generate().strip();
    // japicmp rates a new method of a class as a patch; in Semantic Versioning it is a feature.
    boolean added = level == Level.PATCH && text.contains("+++");
    return new JavaDiff(added ? Level.MINOR : level, text);
  }
}
