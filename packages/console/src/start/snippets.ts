import { notionVersion } from "../http/call.ts"

/** What a snippet is filled in with. */
export interface SnippetWords {
  baseUrl: string
  token: string
}

export interface Snippet {
  name: string
  text: (words: SnippetWords) => string
}

/** The same call, a search for three pages, in four languages. */
export const snippets: readonly Snippet[] = [
  {
    name: "curl",
    text: ({ baseUrl, token }) =>
      [
        `curl -s ${baseUrl}/v1/search \\`,
        `  -H "Authorization: Bearer ${token}" \\`,
        `  -H "Notion-Version: ${notionVersion}" \\`,
        '  -H "Content-Type: application/json" \\',
        `  -d '{"page_size": 3}'`,
      ].join("\n"),
  },
  {
    name: "JavaScript",
    text: ({ baseUrl, token }) =>
      [
        'import { Client } from "@notionhq/client"',
        "",
        "const notion = new Client({",
        `  auth: "${token}",`,
        `  baseUrl: "${baseUrl}",`,
        "})",
        "",
        "const found = await notion.search({ page_size: 3 })",
        "console.log(found.results)",
      ].join("\n"),
  },
  {
    name: "Python",
    text: ({ baseUrl, token }) =>
      [
        "from notion_client import Client",
        "",
        "notion = Client(",
        `    auth="${token}",`,
        `    base_url="${baseUrl}",`,
        ")",
        "",
        "found = notion.search(page_size=3)",
        'print(found["results"])',
      ].join("\n"),
  },
  {
    name: "Go",
    text: ({ baseUrl, token }) =>
      [
        "package main",
        "",
        "import (",
        '\t"io"',
        '\t"net/http"',
        '\t"os"',
        '\t"strings"',
        ")",
        "",
        "func main() {",
        '\tbody := strings.NewReader(`{"page_size": 3}`)',
        `\trequest, _ := http.NewRequest("POST", "${baseUrl}/v1/search", body)`,
        `\trequest.Header.Set("Authorization", "Bearer ${token}")`,
        `\trequest.Header.Set("Notion-Version", "${notionVersion}")`,
        '\trequest.Header.Set("Content-Type", "application/json")',
        "\tresponse, err := http.DefaultClient.Do(request)",
        "\tif err != nil {",
        "\t\tpanic(err)",
        "\t}",
        "\tdefer response.Body.Close()",
        "\tio.Copy(os.Stdout, response.Body)",
        "}",
      ].join("\n"),
  },
]
