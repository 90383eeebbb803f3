package io.github.facturier.consumer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradle takes the highest requested version, Maven the nearest: there must be one OkHttp in both
 * cases.
 */
class HighestVersionsTest {
  private static final RemoteRepository CENTRAL =
      new RemoteRepository.Builder("central", "default", "https://repo.maven.apache.org/maven2")
          .build();

  private static List<List<String>> together() {
    List<List<String>> together = new ArrayList<>();
    Artifacts.CLIENTS.forEach(client -> together.add(List.of(client)));
    Artifacts.CLIENTS.forEach(client -> together.add(List.of(client, Artifacts.SANDBOX)));
    together.add(List.of(Artifacts.RUNTIME));
    together.add(Artifacts.JARS);
    return together;
  }

  /** Without a transformer, the collector returns the whole graph before conflict resolution. */
  @ParameterizedTest
  @MethodSource("together")
  void thereIsOneOkHttp(List<String> artifacts) throws Exception {
    try (RepositorySystem system = new RepositorySystemSupplier().get();
        CloseableSession session =
            new SessionBuilderSupplier(system)
                .get()
                .withLocalRepositoryBaseDirectories(Consumer.LOCAL_REPOSITORY)
                .setConfigProperty("aether.dependencyCollector.impl", "df")
                .setDependencyGraphTransformer(null)
                .build()) {
      RemoteRepository published =
          new RemoteRepository.Builder(
                  "published", "default", Publication.get().repository().toUri().toString())
              .build();
      CollectRequest request = new CollectRequest().setRepositories(List.of(published, CENTRAL));
      for (String artifact : artifacts) {
        String name = Artifacts.GROUP + ":" + artifact + ":" + Publication.get().version();
        request.addDependency(new Dependency(new DefaultArtifact(name), "compile"));
      }
      Map<String, Artifact> highest = new LinkedHashMap<>();
      collect(system.collectDependencies(session, request).getRoot(), highest);
      List<Path> jars = new ArrayList<>();
      for (Artifact artifact : highest.values()) {
        ArtifactRequest wanted = new ArtifactRequest(artifact, request.getRepositories(), null);
        jars.add(system.resolveArtifact(session, wanted).getArtifact().getPath());
      }
      ClassPath.assertOneOfEach(jars);
    }
  }

  private static void collect(DependencyNode node, Map<String, Artifact> highest)
      throws InvalidVersionSpecificationException {
    Artifact artifact = node.getArtifact();
    if (artifact != null && artifact.getExtension().equals("jar")) {
      String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
      Artifact other = highest.get(name);
      if (other == null || isHigher(artifact.getVersion(), other.getVersion())) {
        highest.put(name, artifact);
      }
    }
    for (DependencyNode child : node.getChildren()) {
      collect(child, highest);
    }
  }

  private static boolean isHigher(String version, String other)
      throws InvalidVersionSpecificationException {
    GenericVersionScheme scheme = new GenericVersionScheme();
    return scheme.parseVersion(version).compareTo(scheme.parseVersion(other)) > 0;
  }
}
