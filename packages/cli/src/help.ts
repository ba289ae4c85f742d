export const help = `inkling: the Notion API on your own machine

  inkling start                 serve the API; prints a URL and a ready token
      --port N                  port on loopback, 0 for any free one (default 4567)
      --host ADDRESS            address to listen on (default 127.0.0.1)
      --data DIR                where the workspace lives (default ./data)
      --memory                  keep nothing: a fresh workspace, gone on exit
      --seed demo|empty         what a new workspace holds (default demo)
      --rate-limit notion|window|off|N
                                notion: 3 requests a second on average; window: 180 in 60 s (default off)
      --log json|pretty|none    every request on stderr, a line each (default: failures only, as JSON)
      --dev                     webhooks and imports may go to this machine
      --json                    the first line of output is one JSON object

  inkling integration create NAME [--capabilities a,b] [--user-info none|without_email|with_email]
      --public --redirect-uri URL   for OAuth: prints a client id and secret
  inkling integration list
  inkling integration rotate-secret INTEGRATION
  inkling integration authorizations INTEGRATION   who let it in
  inkling token create INTEGRATION
  inkling token rotate TOKEN [--overlap SECONDS]   the old one works on: a day unless said
  inkling token list
  inkling token revoke TOKEN
  inkling share PAGE --with INTEGRATION
  inkling emoji create NAME URL
  inkling emoji delete NAME
  inkling signin [PERSON]       print a link that signs the owner, or a person by e-mail, in once
  inkling template PAGE [--default | --remove]
                                make a row a template of its database, or a row again

  inkling backup FOLDER         write everything into a new folder, while the server serves
  inkling restore FOLDER        put a backup into a data folder without a workspace

  inkling requests [ID]         the newest requests and why they were refused, or one with its bodies
      --follow                  go on as they come
      --integration X --status 4xx --method GET --path /v1/pages --text WORD --since TIME --limit N
  inkling usage [--since TIME]  who asked how much, by the hour

  inkling webhooks create URL --for INTEGRATION [--events a,b] [--version 2026-03-11]
  inkling webhooks verify ID TOKEN        the token that the URL was sent
  inkling webhooks resend-token ID
  inkling webhooks list
  inkling webhooks events ID a,b
  inkling webhooks pause|resume|remove ID
  inkling webhooks deliveries ID
  inkling webhooks resend ID EVENT
  inkling webhooks replay ID --since TIME

  inkling run [--url URL] -- COMMAND
                                run a program whose Notion host is hard-wired against this server
  inkling env node|python|go|curl|n8n [--url URL]
                                print the variables that do so, for a shell
  inkling proxy [--url URL] [--port N]
                                lead api.notion.com here, for programs that are not Node's

  inkling faults add [--status 429 --retry-after S | --drop before|after] [--delay MS]
      [--method M] [--path '/v1/pages/*'] [--for INTEGRATION] [--every N | --rate 0.1 --seed N] [--times N]
                                make requests to the running server go wrong, to test a client
  inkling faults list
  inkling faults remove ID | --all

All but start take --data DIR and --json. A running server is used when there is one.
A PostgreSQL database is used when INKLING_DATABASE_URL is set: postgres://user:password@host/database

Settings:
  INKLING_DATABASE_URL    keep the workspace in this PostgreSQL database
  INKLING_PUBLIC_URL      base of links for clients that come from elsewhere
  INKLING_ALLOWED_HOSTS   further hosts, comma-separated, that links may follow
  INKLING_PAGE_URL        inkling or notion: the form of page links (default inkling)
  INKLING_HISTORY_MINUTES  keep page versions, one a person in so many minutes (default 0: none)
  INKLING_HISTORY_VERSIONS versions kept of a page (default 100)
  INKLING_CACHE_MB        memory for caches, in megabytes; 0 for none (default 256)
  INKLING_METRICS_TOKEN   bearer token that opens /metrics, beside the admin secret
  INKLING_REQUEST_LOG_MB  memory for the log of requests, in megabytes; 0 for none (default 8)
  INKLING_BLOCK_LIMIT     blocks before integrations add no more, as on a free plan (default 0: no limit)
  INKLING_QUERY_LIMIT     rows that one query gives over all its pages (default 10000)
  INKLING_HOME            where redirect keeps its proxy's authority (default ~/.inkling)
  INKLING_SECRET_KEY      encrypts secrets in the database (default: one kept in the data folder)
  INKLING_EGRESS_HOSTS    hosts, comma-separated, that webhooks and imports may reach
                          though they are not public
  INKLING_MAX_UPLOAD_MB   megabytes that an uploaded file may have (default 5120)
  INKLING_FILE_LINKS      expiring or stable: links to files end after an hour, or never (default expiring)
  INKLING_FILES_KEY       signs links to files; processes without a common data folder need the same
  INKLING_FILES_S3_BUCKET keep files in this bucket of an S3-compatible store, and say where and who:
                          INKLING_FILES_S3_ENDPOINT, INKLING_FILES_S3_REGION,
                          INKLING_FILES_S3_ACCESS_KEY_ID, INKLING_FILES_S3_SECRET_ACCESS_KEY
  INKLING_DEBUG           1: print stacks of errors`
