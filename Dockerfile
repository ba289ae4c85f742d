# docker build -t inkling . && docker run -p 4567:4567 -v inkling:/data inkling
FROM node:24-slim AS build
WORKDIR /inkling
COPY . .
RUN npm ci --no-audit --no-fund && npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /inkling
COPY --from=build --chown=node:node /inkling/node_modules node_modules
COPY --from=build --chown=node:node /inkling/packages packages
COPY --from=build --chown=node:node /inkling/package.json package.json
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4567
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4567/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# As process 1, so that it gets the signal that asks it to end and finishes what it has begun.
CMD ["node", "packages/cli/bin/inkling.js", "start", "--host", "0.0.0.0", "--data", "/data", "--log", "json"]
