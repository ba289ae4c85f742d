import { expect, it } from "vitest"
import { collectUploadIds } from "./collect-upload-ids.ts"

const id = (digit: number) => `${digit}0000000-0000-4000-8000-000000000000`

it("finds uploads wherever a body attaches them", () => {
  const body = {
    icon: { file_upload: { id: id(1).replaceAll("-", "") } },
    properties: { Files: { files: [{ name: "a", file_upload: { id: id(2) } }] } },
    children: [{ toggle: { children: [{ image: { file_upload: { id: id(3) } } }] } }],
    file_upload: "not an object",
  }
  expect([...collectUploadIds(body)].sort()).toEqual([id(1), id(2), id(3)])
})
