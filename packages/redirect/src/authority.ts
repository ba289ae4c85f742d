import "reflect-metadata"
import { webcrypto } from "node:crypto"
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { rootCertificates } from "node:tls"
import { AsnConvert } from "@peculiar/asn1-schema"
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from "@peculiar/asn1-x509"
import * as x509 from "@peculiar/x509"
import { notionHost } from "./notion-hosts.ts"

/** A certificate and its key, both PEM. */
export interface Identity {
  cert: string
  key: string
}

export interface Authority {
  /** To be trusted by programs that go through the proxy. */
  certFile: string
  /** The same beside the certificates that Node trusts: for programs that take one file for all. */
  bundleFile: string
  /** A certificate for Notion's API, made anew each time and never kept. */
  issue(now: Date): Promise<Identity>
}

const dayMs = 86_400_000
/** How long the authority is good for, in days; it is made anew in time. */
const authorityDays = 825
const leafDays = 30
const renewDays = 60

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" }
/** OID of the extension by which clients refuse what the authority signs for any other host. Source: RFC 5280 §4.2.1.10 */
const nameConstraintsId = "2.5.29.30"

/**
 * The local certificate authority in `folder`, made on first use. Its key never leaves the folder, only its owner may
 * read it, and clients accept what it signs for Notion's API host alone.
 * @throws Error when the folder cannot be written, or holds something else
 */
export async function openAuthority(folder: string, now: Date): Promise<Authority> {
  const [certFile, keyFile] = [join(folder, "ca.pem"), join(folder, "ca.key")]
  const bundleFile = join(folder, "ca-bundle.pem")
  if (!existsSync(certFile) || !existsSync(keyFile) || isOld(readFileSync(certFile, "utf8"), now)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { cert, key } = await makeAuthority(now)
    writePrivate(keyFile, key)
    writeFileSync(certFile, cert)
    writeFileSync(bundleFile, `${rootCertificates.join("\n")}\n${cert}`)
  }
  chmodSync(keyFile, 0o600)
  const cert = new x509.X509Certificate(readFileSync(certFile, "utf8"))
  const key = await importKey(readFileSync(keyFile, "utf8"))
  return { certFile, bundleFile, issue: (at) => issueLeaf(cert, key, at) }
}

function isOld(cert: string, now: Date): boolean {
  return new x509.X509Certificate(cert).notAfter.getTime() - now.getTime() < renewDays * dayMs
}

async function makeAuthority(now: Date): Promise<Identity> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])
  const permitted = new GeneralSubtrees([
    new GeneralSubtree({ base: new GeneralName({ dNSName: notionHost }) }),
  ])
  const cert = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: "CN=Inkling local authority, O=This machine only",
      serialNumber: serial(),
      notBefore: new Date(now.getTime() - dayMs),
      notAfter: new Date(now.getTime() + authorityDays * dayMs),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        new x509.Extension(
          nameConstraintsId,
          true,
          AsnConvert.serialize(new NameConstraints({ permittedSubtrees: permitted })),
        ),
      ],
    },
    webcrypto as never,
  )
  return { cert: cert.toString("pem"), key: await exportKey(keys.privateKey) }
}

async function issueLeaf(
  authority: x509.X509Certificate,
  signingKey: webcrypto.CryptoKey,
  now: Date,
): Promise<Identity> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])
  const cert = await x509.X509CertificateGenerator.create(
    {
      subject: `CN=${notionHost}`,
      issuer: authority.subject,
      serialNumber: serial(),
      notBefore: new Date(now.getTime() - dayMs),
      notAfter: new Date(now.getTime() + leafDays * dayMs),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([{ type: "dns", value: notionHost }]),
        await x509.AuthorityKeyIdentifierExtension.create(authority),
      ],
    },
    webcrypto as never,
  )
  return { cert: cert.toString("pem"), key: await exportKey(keys.privateKey) }
}

/** 16 random bytes in hex, positive. */
function serial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] as number) & 0x7f) | 0x01
  return Buffer.from(bytes).toString("hex")
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY")
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const [der] = x509.PemConverter.decode(pem)
  return webcrypto.subtle.importKey("pkcs8", der as ArrayBuffer, algorithm, true, ["sign"])
}

/** Never readable by others, not even for a moment. */
function writePrivate(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
