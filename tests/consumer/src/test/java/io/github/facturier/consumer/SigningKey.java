package io.github.facturier.consumer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** A signing key for one run, which is created for the test and discarded. */
final class SigningKey {
  private static final int BITS = 2048;

  private final PGPSecretKeyRing ring;

  private SigningKey(PGPSecretKeyRing ring) {
    this.ring = ring;
  }

  static SigningKey create() throws PGPException {
    RSAKeyPairGenerator numbers = new RSAKeyPairGenerator();
    numbers.init(
        new RSAKeyGenerationParameters(BigInteger.valueOf(65_537), new SecureRandom(), BITS, 100));
    PGPKeyPair pair =
        new BcPGPKeyPair(
            PublicKeyPacket.VERSION_4,
            PublicKeyAlgorithmTags.RSA_GENERAL,
            numbers.generateKeyPair(),
            new Date());
    PGPKeyRingGenerator generator =
        new PGPKeyRingGenerator(
            PGPSignature.POSITIVE_CERTIFICATION,
            pair,
            "Throw-away key <nobody@exemple.fr>",
            new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
            null,
            null,
            new BcPGPContentSignerBuilder(
                pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
            null);
    return new SigningKey(generator.generateSecretKeyRing());
  }

  /** The secret key, as {@code MAVEN_GPG_KEY} takes it. */
  String armored() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArmoredOutputStream armor = new ArmoredOutputStream(bytes)) {
      ring.encode(armor);
    }
    return bytes.toString(StandardCharsets.US_ASCII);
  }

  /** Whether a detached signature of this key fits a file. */
  boolean signed(Path file, Path signature) throws IOException, PGPException {
    PGPPublicKey key = ring.getPublicKey();
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(signature))) {
      Object read = new BcPGPObjectFactory(in).nextObject();
      if (!(read instanceof PGPSignatureList list) || list.isEmpty()) {
        return false;
      }
      PGPSignature found = list.get(0);
      found.init(new BcPGPContentVerifierBuilderProvider(), key);
      found.update(Files.readAllBytes(file));
      return found.getKeyID() == key.getKeyID() && found.verify();
    }
  }
}
