import { openAsBlob } from "node:fs"
import { rm } from "node:fs/promises"
import { Readable } from "node:stream"
import { serviceUnavailable } from "@inkling/contract"
import { AwsClient } from "aws4fetch"
import type { BlobPlace, ReceivedFile } from "./blob-place.ts"

/** A bucket of any S3-compatible store. */
export interface S3Options {
  /** Base URL of the store, e.g. `https://s3.eu-central-1.amazonaws.com`; the bucket is named in the path. */
  endpoint: string
  bucket: string
  /** Default `us-east-1`, which most stores other than Amazon's take. */
  region?: string
  accessKeyId: string
  secretAccessKey: string
}

/** Times a request is repeated when the store answers 429 or 5xx; aws4fetch waits longer each time. */
const retries = 3

/** Blobs in a bucket, each one object. */
export class S3Blobs implements BlobPlace {
  readonly #client: AwsClient
  readonly #base: string

  constructor({ endpoint, bucket, region = "us-east-1", accessKeyId, secretAccessKey }: S3Options) {
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries })
    this.#base = `${endpoint.replace(/\/+$/, "")}/${encodeURIComponent(bucket)}`
  }

  async put(name: string, file: ReceivedFile): Promise<void> {
    // A Blob on a file is read as it is sent, and has a length, without which S3 takes nothing.
    const body = await openAsBlob(file.path)
    await this.#send(name, { method: "PUT", body, headers: { "x-amz-content-sha256": file.hash } })
    await rm(file.path, { force: true })
  }

  async open(name: string, { start, end }: { start: number; end: number }): Promise<Readable> {
    const response = await this.#send(name, { headers: { range: `bytes=${start}-${end}` } })
    return response.body ? Readable.fromWeb(response.body as never) : Readable.from([])
  }

  async remove(name: string): Promise<void> {
    await this.#send(name, { method: "DELETE" })
  }

  async #send(name: string, init: RequestInit): Promise<Response> {
    let response: Response
    try {
      response = await this.#client.fetch(`${this.#base}/${name}`, init)
    } catch (cause) {
      throw serviceUnavailable(cause)
    }
    if (response.ok || (init.method === "DELETE" && response.status === 404)) {
      if (init.method !== undefined) await response.arrayBuffer()
      return response
    }
    const words = (await response.text()).slice(0, 500)
    throw serviceUnavailable(new Error(`The file store answered ${response.status}: ${words}`))
  }
}
